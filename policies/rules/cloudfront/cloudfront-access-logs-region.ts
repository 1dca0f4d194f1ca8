import { elsewhere } from "../../old-finding.ts";
import { deliverySourcesOf, deliveryType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { edgeRegion } from "../../reading/region.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontAccessLogsRegion = stackRule({
  name: "cloudfront-access-logs-region",
  statement: "Access logs of a distribution are delivered from us-east-1.",
  why: "CloudFront's deliveries exist in us-east-1 only; anywhere else they are refused.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const source of stack
      .ofType(distributionType)
      .flatMap((on) => deliverySourcesOf(stack, on))) {
      for (const on of [source, ...stack.pointingAt(source, deliveryType, "deliverySourceName")]) {
        yield* elsewhere(on, edgeRegion);
      }
    }
  },
});
