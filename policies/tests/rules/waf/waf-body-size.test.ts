import { unknown } from "../../../reading/value.ts";
import { webAclType } from "../../../reading/web-acl-reading.ts";
import { wafBodySize } from "../../../rules/waf/waf-body-size.ts";
import { describeRule } from "../../describe-rule.ts";
import { webAcl } from "../../front-fixtures.ts";

const overrides = "rules[3].statement.managedRuleGroupStatement.ruleActionOverrides";

describeRule(wafBodySize, {
  passes: [
    { title: "a rule that counts", given: webAcl() },
    { title: "overrides that are not known yet", given: webAcl({ [overrides]: unknown }) },
    {
      title: "another group",
      given: webAcl({ "rules[2].statement.managedRuleGroupStatement.ruleActionOverrides": [] }),
    },
  ],
  violates: [
    {
      title: "no override",
      given: webAcl({ [overrides]: undefined }),
      reports: [
        "example-webAcl rules[3].statement.managedRuleGroupStatement.ruleActionOverrides does not mention SizeRestrictions_BODY; write count for it, or another action",
      ],
    },
    {
      title: "another rule",
      given: webAcl({ [overrides]: [{ name: "NoUserAgent_HEADER", actionToUse: { count: {} } }] }),
      reports: [
        "example-webAcl rules[3].statement.managedRuleGroupStatement.ruleActionOverrides does not mention SizeRestrictions_BODY; write count for it, or another action",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(webAclType),
        ["rules", 6, "statement", "managedRuleGroupStatement", "ruleActionOverrides", 0],
        undefined,
      ),
    reports: [
      "firewall-acl rules[6].statement.managedRuleGroupStatement.ruleActionOverrides does not mention SizeRestrictions_BODY; write count for it, or another action",
    ],
  },
});
