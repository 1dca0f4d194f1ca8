import { deliverySourcesOf, deliveryType } from "../../reading/cloudfront-type.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontAccessLogs = stackRule({
  name: "cloudfront-access-logs",
  statement: "Every distribution writes access logs.",
  why: "Without them nobody can say afterwards who asked for what, nor prove an outage.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html",
  severity: "medium",
  level: "mandatory",
  anchors: ["CloudFront.5", "CKV_AWS_86", "AWS-0010"],
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      const delivered = deliverySourcesOf(stack, on);
      const isLogged =
        isPresent(on.props["loggingConfig"]) ||
        delivered.some(
          (source) => stack.pointingAt(source, deliveryType, "deliverySourceName").length > 0,
        );
      if (!isLogged) {
        yield {
          on,
          at: "",
          found:
            delivered.length > 0 ? "has logs that are delivered nowhere" : "has no access logs",
          write: "declare aws.cloudwatch.LogDeliverySource, LogDeliveryDestination and LogDelivery",
        };
      }
    }
  },
});
