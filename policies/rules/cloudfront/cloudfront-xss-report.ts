import { xssProtectionPage } from "../../../aws/cloudfront-pages.ts";
import { leftOut, property } from "../../property-check.ts";
import { responseHeadersPolicyType } from "../../reading/behavior-policy.ts";
import { isTrue, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const header = "securityHeadersConfig.xssProtection";

export const cloudfrontXssReport = resourceRule({
  name: "cloudfront-xss-report",
  statement: "X-XSS-Protection blocks or reports, and does not do both.",
  why: "CloudFront refuses a policy that has modeBlock and reportUri.",
  url: xssProtectionPage.source.url,
  severity: "low",
  types: [responseHeadersPolicyType],
  evaluate: (policy) =>
    isTrue(part(policy.props, ...header.split("."), "modeBlock")) &&
    property(
      `${header}.reportUri`,
      leftOut("is given, while modeBlock is true", "leave it out, or leave out modeBlock"),
    )(policy),
});
