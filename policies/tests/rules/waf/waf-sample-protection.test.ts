import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafSampleProtection } from "../../../rules/waf/waf-sample-protection.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const keys = "dataProtectionConfig.dataProtections[0].field.fieldKeys";
const off = { "visibilityConfig.sampledRequestsEnabled": false };
const unsampled = {
  ...off,
  rules: [],
  dataProtectionConfig: undefined,
};

describeRule(wafSampleProtection, {
  passes: [
    { title: "headers that are masked", given: webAcl() },
    {
      title: "in another case",
      given: webAcl({ [keys]: ["Authorization", "Cookie", "X-Origin-Verify"] }),
    },
    { title: "no samples", given: webAcl(unsampled) },
    { title: "headers that are not known yet", given: webAcl({ [keys]: unknown }) },
    { title: "others", settings: { headers: ["X-Token"] }, given: webAcl({ [keys]: ["x-token"] }) },
  ],
  violates: [
    {
      title: "one that is shown",
      given: webAcl({ [keys]: ["authorization", "x-origin-verify"] }),
      reports: [
        "example-webAcl dataProtectionConfig shows cookie in samples; mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
      ],
    },
    {
      title: "all shown",
      given: webAcl({ dataProtectionConfig: undefined }),
      reports: [
        "example-webAcl dataProtectionConfig shows authorization, cookie, x-origin-verify in samples; mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
      ],
    },
    {
      title: "all shown, in samples of one rule",
      given: webAcl({ ...off, dataProtectionConfig: undefined }),
      reports: [
        "example-webAcl dataProtectionConfig shows authorization, cookie, x-origin-verify in samples; mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
      ],
    },
    {
      title: "cookies of those names",
      given: webAcl({ "dataProtectionConfig.dataProtections[0].field.fieldType": "SINGLE_COOKIE" }),
      reports: [
        "example-webAcl dataProtectionConfig shows authorization, cookie, x-origin-verify in samples; mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["dataProtectionConfig", "dataProtections", 0, "field", "fieldKeys", 0],
        undefined,
      ),
    reports: [
      "firewall-acl dataProtectionConfig shows authorization in samples; mask them: fieldType SINGLE_HEADER, or write sampledRequestsEnabled: false everywhere",
    ],
  },
});
