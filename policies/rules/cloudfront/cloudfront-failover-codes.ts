import { checkEach, report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { items } from "../../reading/resource.ts";
import { hasUnknown, isPresent, list, part } from "../../reading/value.ts";
import { integersSetting, resourceRule } from "../../rule.ts";

export const cloudfrontFailoverCodes = resourceRule({
  name: "cloudfront-failover-codes",
  statement: "An origin group fails over when its first origin is unavailable.",
  why: "CloudFront uses the second origin for the listed statuses only: a failed connection counts as 503, a timeout as 504.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  severity: "high",
  types: [distributionType],
  settings: {
    codes: integersSetting("Statuses on which every origin group fails over.", [502, 503, 504]),
  },
  evaluate: (distribution, { codes }) =>
    checkEach(items(distribution, "originGroups"), (group) => {
      const statusCodes = part(group.props, "failoverCriteria", "statusCodes");
      const missing = codes.filter((code) => !list(statusCodes).includes(code));
      return (
        isPresent(statusCodes) &&
        !hasUnknown(statusCodes) &&
        missing.length > 0 &&
        report(group, "failoverCriteria.statusCodes", `lacks ${missing.join(", ")}`, "add them")
      );
    }),
});
