import { checkEach, inRegion } from "../../property-check.ts";
import { deliveriesOf, deliverySourcesOf } from "../../reading/cloudfront-type.ts";
import { distributions } from "../../reading/distribution.ts";
import { edgeRegion } from "../../reading/region.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontAccessLogsRegion = stackRule({
  name: "cloudfront-access-logs-region",
  statement: "Access logs of a distribution are delivered from us-east-1.",
  why: "CloudFront's log deliveries exist in us-east-1 only; in any other Region they are refused.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      distributions(stack)
        .flatMap((on) => deliverySourcesOf(stack, on))
        .flatMap((source) => [source, ...deliveriesOf(stack, source)]),
      inRegion(edgeRegion),
    ),
});
