import { responseHeadersPolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontHsts } from "../../../rules/cloudfront/cloudfront-hsts.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution, managed } from "../../front-fixtures.ts";

/** A policy that makes browsers remember so long. */
function remembering(accessControlMaxAgeSec: unknown) {
  return resource(responseHeadersPolicyType, {
    props: { securityHeadersConfig: { strictTransportSecurity: { accessControlMaxAgeSec } } },
  });
}

describeRule(cloudfrontHsts, {
  passes: [
    { title: "a year", given: remembering(31_536_000) },
    { title: "a time that is not known yet", given: remembering(unknown) },
    { title: "a managed policy with the header", given: distribution() },
    { title: "a shorter time", settings: { leastSeconds: 300 }, given: remembering(300) },
  ],
  violates: [
    {
      title: "a second less",
      given: remembering(31_535_999),
      reports: [
        "example-responseHeadersPolicy securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec is 31535999; write 31536000 at least",
      ],
    },
    {
      title: "no header",
      given: resource(responseHeadersPolicyType),
      reports: [
        "example-responseHeadersPolicy securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec is nothing; write 31536000 at least",
      ],
    },
    {
      title: "a managed policy without it",
      given: distribution({ "defaultCacheBehavior.responseHeadersPolicyId": managed.simpleCors }),
      reports: [
        "example-distribution defaultCacheBehavior.responseHeadersPolicyId is SimpleCORS, without Strict-Transport-Security; name SecurityHeadersPolicy, or a policy with strictTransportSecurity",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(responseHeadersPolicyType, "facade-site-headers"),
        ["securityHeadersConfig", "strictTransportSecurity", "accessControlMaxAgeSec"],
        86_400,
      ),
    reports: [
      "facade-site-headers securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec is 86400; write 31536000 at least",
    ],
  },
});
