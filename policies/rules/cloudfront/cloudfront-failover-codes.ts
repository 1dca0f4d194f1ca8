import { distributionType } from "../../reading/edge-function.ts";
import { hasUnknown, isPresent, list, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integersSetting } from "../../setting.ts";

export const cloudfrontFailoverCodes = resourceRule({
  name: "cloudfront-failover-codes",
  statement: "A pair of origins fails over when the first is dead.",
  why: "CloudFront asks the second for the codes that are named alone: no connection counts as 503, no answer in time as 504.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  settings: {
    codes: integersSetting("Codes every origin group fails over on.", [502, 503, 504]),
  },
  *evaluate({ props }, { codes }) {
    for (const [index, group] of list(props["originGroups"]).entries()) {
      const statusCodes = part(group, "failoverCriteria", "statusCodes");
      const missing = codes.filter((code) => !list(statusCodes).includes(code));
      if (isPresent(statusCodes) && !hasUnknown(statusCodes) && missing.length > 0) {
        yield {
          at: `originGroups[${index}].failoverCriteria.statusCodes`,
          found: `is without ${missing.join(", ")}`,
          write: "add them",
        };
      }
    }
  },
});
