import { checkEach, report } from "../../property-check.ts";
import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { isTrue, part, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontCorsCredentials = resourceRule({
  name: "cloudfront-cors-credentials",
  statement: "Origins that may send credentials are named.",
  why: "With an asterisk any page could send requests with the viewer's credentials, and CloudFront refuses the combination.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
  severity: "high",
  types: [responseHeadersPolicyType],
  evaluate: (policy) =>
    isTrue(part(policy.props, "corsConfig", "accessControlAllowCredentials")) &&
    checkEach(
      // See `corsWildcardWithCredentials` in aws/cloudfront-behavior.ts.
      ["Origins", "Headers", "Methods"].map((what) => `accessControlAllow${what}`),
      (list) => {
        const allowed = texts(part(policy.props, "corsConfig", list, "items"));
        return (
          ["*", "ALL"].some((all) => allowed.includes(all)) &&
          report(
            policy,
            `corsConfig.${list}`,
            `is ${shown(allowed)}, with credentials`,
            "name each, or write accessControlAllowCredentials: false",
          )
        );
      },
    ),
});
