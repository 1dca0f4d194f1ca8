import { unknown } from "../../../reading/value.ts";
import { webAclRuleType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafRateBounds } from "../../../rules/waf/waf-rate-bounds.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { webAcl } from "../../front-fixtures.ts";

const limit = "rules[0].statement.rateBasedStatement.limit";

describeRule(wafRateBounds, {
  passes: [
    { title: "ten", given: webAcl({ [limit]: 10 }) },
    { title: "two billion", given: webAcl({ [limit]: 2_000_000_000 }) },
    { title: "a limit that is not known yet", given: webAcl({ [limit]: unknown }) },
  ],
  violates: [
    {
      title: "nine",
      given: webAcl({ [limit]: 9 }),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.limit is 9; write a number from 10 to 2000000000",
      ],
    },
    {
      title: "one more",
      given: webAcl({ [limit]: 2_000_000_001 }),
      reports: [
        "example-webAcl rules[0].statement.rateBasedStatement.limit is 2000000001; write a number from 10 to 2000000000",
      ],
    },
    {
      title: "nine, in a separate rule",
      given: resource(webAclRuleType, {
        props: { statement: { rateBasedStatement: { limit: 9 } } },
      }),
      reports: [
        "example-webAclRule statement.rateBasedStatement.limit is 9; write a number from 10 to 2000000000",
      ],
    },
    {
      title: "nine, in JSON",
      given: webAcl({
        rules: undefined,
        ruleJson: JSON.stringify([{ Statement: { RateBasedStatement: { Limit: 9 } } }]),
      }),
      reports: [
        "example-webAcl ruleJson[0].statement.rateBasedStatement.limit is 9; write a number from 10 to 2000000000",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 1, "statement", "rateBasedStatement", "limit"],
        9,
      ),
    reports: [
      "firewall-acl rules[1].statement.rateBasedStatement.limit is 9; write a number from 10 to 2000000000",
    ],
  },
});
