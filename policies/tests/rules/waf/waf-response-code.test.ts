import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafResponseCode } from "../../../rules/waf/waf-response-code.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const answer = "rules[0].action.block.customResponse";
const headers = (count: number) => Array(count).fill({ name: "x", value: "y" });

describeRule(wafResponseCode, {
  passes: [
    { title: "429", given: webAcl() },
    { title: "ten headers", given: webAcl({ [`${answer}.responseHeaders`]: headers(10) }) },
    {
      title: "a code that is not known yet",
      given: webAcl({ [`${answer}.responseCode`]: unknown }),
    },
  ],
  violates: [
    {
      title: "418",
      given: webAcl({ [`${answer}.responseCode`]: 418 }),
      reports: [
        "example-webAcl rules[0].action.block.customResponse.responseCode is 418; write a status that WAF supports, like 403 or 429",
      ],
    },
    {
      title: "eleven headers",
      given: webAcl({ [`${answer}.responseHeaders`]: headers(11) }),
      reports: [
        "example-webAcl rules[0].action.block.customResponse.responseHeaders has 11 headers; leave at most 10",
      ],
    },
    {
      title: "a type that is the body's",
      given: webAcl({ [`${answer}.responseHeaders`]: [{ name: "Content-Type", value: "a" }] }),
      reports: [
        "example-webAcl rules[0].action.block.customResponse.responseHeaders has content-type; write contentType of the body instead",
      ],
    },
    {
      title: "where no rule decides",
      given: webAcl({ defaultAction: { block: { customResponse: { responseCode: 418 } } } }),
      reports: [
        "example-webAcl defaultAction.block.customResponse.responseCode is 418; write a status that WAF supports, like 403 or 429",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 1, "action", "block", "customResponse", "responseCode"],
        418,
      ),
    reports: [
      "firewall-acl rules[1].action.block.customResponse.responseCode is 418; write a status that WAF supports, like 403 or 429",
    ],
  },
});
