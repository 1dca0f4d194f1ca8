import {
  continuousDeploymentHeaderPrefix,
  continuousDeploymentLimits,
} from "../../../aws/cloudfront-limits.ts";
import { between, checkEach, property } from "../../property-check.ts";
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { number, part, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const limits = continuousDeploymentLimits.value;

const { minSessionSeconds: shortest, maxSessionSeconds: longest } = limits;

export const cloudfrontCanaryTraffic = resourceRule({
  name: "cloudfront-canary-traffic",
  statement:
    "Continuous deployment sends a share of traffic, or a header, that CloudFront accepts.",
  why: "CloudFront refuses a share above 15 percent, and any other header.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  types: [deploymentPolicyType],
  settings: {
    highestShare: {
      description:
        "Share of viewers that the staging distribution may get; CloudFront accepts at most 0.15.",
      type: "number",
      default: limits.maxWeight,
      minimum: 0,
      maximum: limits.maxWeight,
    },
  },
  evaluate(policy, { highestShare }) {
    const weight = "trafficConfig.singleWeightConfig";
    const sticky = `${weight}.sessionStickinessConfig`;
    const idle = number(part(policy.props, ...`${sticky}.idleTtl`.split(".")));
    return checkEach(
      [policy],
      property(`${weight}.weight`, between(0, highestShare)),
      property(`${sticky}.idleTtl`, between(shortest, longest)),
      property(`${sticky}.maximumTtl`, between(Math.min(idle ?? shortest, longest), longest)),
      property("trafficConfig.singleHeaderConfig.header", {
        fits: (header) =>
          text(header)?.toLowerCase().startsWith(continuousDeploymentHeaderPrefix.value) !== false,
        write: "write a name that begins with aws-cf-cd-",
      }),
    );
  },
});
