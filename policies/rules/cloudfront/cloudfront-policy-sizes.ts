import { maxPolicyNames } from "../../../aws/cloudfront-limits.ts";
import { checkEach, overCount } from "../../property-check.ts";
import { cachePolicyType, originRequestPolicyType } from "../../reading/behavior-policy.ts";
import { pathIn } from "../../reading/resource.ts";
import { list, part } from "../../reading/value.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

export const cloudfrontPolicySizes = resourceRule({
  name: "cloudfront-policy-sizes",
  statement:
    "Policies name at most as many headers, cookies and query strings as CloudFront accepts.",
  why: "CloudFront refuses a policy with more than ten.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html",
  severity: "low",
  types: [cachePolicyType, originRequestPolicyType],
  settings: {
    most: integerSetting("Names of each kind in one policy.", maxPolicyNames.value, { minimum: 1 }),
  },
  evaluate(policy, { most }) {
    const holder =
      policy.type === cachePolicyType ? "parametersInCacheKeyAndForwardedToOrigin" : "";
    return checkEach(["headers", "cookies", "queryStrings"], (kind) => {
      const at = pathIn(holder, `${kind}Config.${kind}`);
      const names = list(part(policy.props, ...at.split("."), "items"));
      return overCount(policy, at, names.length, most, "names");
    });
  },
});
