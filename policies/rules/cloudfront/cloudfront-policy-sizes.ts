import { maxPolicyNames } from "../../../aws/cloudfront-limits.ts";
import { tooMany } from "../../old-finding.ts";
import { cachePolicyType, originRequestPolicyType } from "../../reading/behavior-policy.ts";
import { pathIn } from "../../reading/resource.ts";
import { list, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const cloudfrontPolicySizes = resourceRule({
  name: "cloudfront-policy-sizes",
  statement: "Policies name no more headers, cookies and query strings than CloudFront takes.",
  why: "CloudFront refuses an eleventh.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  level: "mandatory",
  types: [cachePolicyType, originRequestPolicyType],
  settings: {
    most: integerSetting("Names of each kind in one policy.", maxPolicyNames.value, { minimum: 1 }),
  },
  *evaluate({ type, props }, { most }) {
    const keyAt = "parametersInCacheKeyAndForwardedToOrigin";
    const outer = type === cachePolicyType ? keyAt : "";
    const holder = outer === "" ? props : props[outer];
    for (const kind of ["headers", "cookies", "queryStrings"] as const) {
      const names = list(part(holder, `${kind}Config`, kind, "items"));
      yield* tooMany(pathIn(outer, `${kind}Config.${kind}`), names.length, most, "names");
    }
  },
});
