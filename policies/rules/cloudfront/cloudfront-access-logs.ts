import { checkEach, report } from "../../property-check.ts";
import { deliveriesOf, deliverySourcesOf } from "../../reading/cloudfront-type.ts";
import { distributions } from "../../reading/distribution.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontAccessLogs = stackRule({
  name: "cloudfront-access-logs",
  statement: "Every distribution writes access logs.",
  why: "Without access logs it cannot be established afterwards who requested what, or when an outage began.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html",
  severity: "medium",
  anchors: ["CloudFront.5", "CKV_AWS_86", "AWS-0010"],
  evaluate: (stack) =>
    checkEach(distributions(stack), (on) => {
      const delivered = deliverySourcesOf(stack, on);
      const isLogged =
        isPresent(on.props["loggingConfig"]) ||
        delivered.some((source) => deliveriesOf(stack, source).length > 0);
      return (
        !isLogged &&
        report(
          on,
          "",
          delivered.length > 0 ? "has logs that are delivered nowhere" : "has no access logs",
          "declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
        )
      );
    }),
});
