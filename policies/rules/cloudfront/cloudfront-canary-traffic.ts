import {
  continuousDeploymentHeaderPrefix,
  continuousDeploymentLimits,
} from "../../../aws/cloudfront-limits.ts";
import { outside } from "../../old-finding.ts";
import { deploymentPolicyType } from "../../reading/cloudfront-type.ts";
import { number, part, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const limits = continuousDeploymentLimits.value;
const { minSessionSeconds: shortest, maxSessionSeconds: longest } = limits;

export const cloudfrontCanaryTraffic = resourceRule({
  name: "cloudfront-canary-traffic",
  statement: "A trial gets the share of traffic, or the header, that CloudFront takes.",
  why: "CloudFront refuses a trial of more than 15 percent, and any other header.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/continuous-deployment-quotas-considerations.html",
  severity: "medium",
  level: "mandatory",
  types: [deploymentPolicyType],
  settings: {
    highestShare: {
      description: "Share of viewers a trial may get; CloudFront takes at most 0.15.",
      type: "number",
      default: limits.maxWeight,
      minimum: 0,
      maximum: limits.maxWeight,
    },
  },
  *evaluate({ props }, { highestShare }) {
    const traffic = props["trafficConfig"];
    const weight = "trafficConfig.singleWeightConfig";
    yield* outside(
      `${weight}.weight`,
      part(traffic, "singleWeightConfig", "weight"),
      0,
      highestShare,
    );
    const sticky = part(traffic, "singleWeightConfig", "sessionStickinessConfig");
    const idle = number(part(sticky, "idleTtl"));
    yield* outside(`${weight}.sessionStickinessConfig.idleTtl`, idle, shortest, longest);
    const most = part(sticky, "maximumTtl");
    yield* outside(`${weight}.sessionStickinessConfig.maximumTtl`, most, idle ?? shortest, longest);
    const header = text(part(traffic, "singleHeaderConfig", "header"));
    if (
      header !== undefined &&
      !header.toLowerCase().startsWith(continuousDeploymentHeaderPrefix.value)
    ) {
      yield {
        at: "trafficConfig.singleHeaderConfig.header",
        found: `is ${shown(header)}`,
        write: "write a name that begins with aws-cf-cd-",
      };
    }
  },
});
