import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafResponseBody } from "../../../rules/waf/waf-response-body.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const body = "customResponseBodies[0]";

describeRule(wafResponseBody, {
  passes: [
    { title: "a body that is there", given: webAcl() },
    { title: "4 KB", given: webAcl({ [`${body}.content`]: "é".repeat(2_048) }) },
    { title: "keys that are not known yet", given: webAcl({ [`${body}.key`]: unknown }) },
    { title: "bodies that are not known yet", given: webAcl({ customResponseBodies: unknown }) },
  ],
  violates: [
    {
      title: "a byte more",
      given: webAcl({ [`${body}.content`]: `${"é".repeat(2_048)}a` }),
      reports: [
        "example-webAcl customResponseBodies[0].content has 4097 bytes; leave at most 4096",
      ],
    },
    {
      title: "a body that is not there",
      given: webAcl({ [`${body}.key`]: "other" }),
      reports: [
        'example-webAcl rules[0].action.block.customResponse.customResponseBodyKey is "slow-down"; write the key of one of customResponseBodies',
      ],
    },
    {
      title: "no bodies",
      given: webAcl({ customResponseBodies: undefined }),
      reports: [
        'example-webAcl rules[0].action.block.customResponse.customResponseBodyKey is "slow-down"; write the key of one of customResponseBodies',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 1, "action", "block", "customResponse", "customResponseBodyKey"],
        "other",
      ),
    reports: [
      'firewall-acl rules[1].action.block.customResponse.customResponseBodyKey is "other"; write the key of one of customResponseBodies',
    ],
  },
});
