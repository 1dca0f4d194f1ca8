import { unknown } from "../../../reading/value.ts";
import { groupAssociationType, webAclType } from "../../../reading/web-acl-reading.ts";
import { wafManagedGroups } from "../../../rules/waf/waf-managed-groups.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { fronted, webAcl } from "../../front-fixtures.ts";

const name = "rules[3].statement.managedRuleGroupStatement.name";

describeRule(wafManagedGroups, {
  passes: [
    { title: "all of them", given: fronted(webAcl()) },
    {
      title: "one rule of a group that counts",
      given: fronted(
        webAcl({
          "rules[1].statement.managedRuleGroupStatement.ruleActionOverrides": [
            { name: "AWSManagedIPReputationList", actionToUse: { count: {} } },
          ],
        }),
      ),
    },
    {
      title: "fewer, as configured",
      settings: { groups: [] },
      given: fronted(webAcl({ rules: [] })),
    },
    { title: "rules that are not known yet", given: fronted(webAcl({ rules: unknown })) },
    { title: "a web ACL of another resource", given: webAcl({ rules: [] }) },
    {
      title: "one that is attached from outside",
      given: (() => {
        const acl = webAcl({ [name]: "AWSManagedRulesSQLiRuleSet" });
        return fronted(
          acl,
          resource(groupAssociationType, {
            props: { managedRuleGroup: { name: "AWSManagedRulesCommonRuleSet" } },
            from: { webAclArn: [acl] },
          }),
        );
      })(),
    },
  ],
  violates: [
    {
      title: "another in place of one",
      given: fronted(webAcl({ [name]: "AWSManagedRulesSQLiRuleSet" })),
      reports: [
        "example-webAcl rules has no AWSManagedRulesCommonRuleSet; add a rule with a managedRuleGroupStatement of that name",
      ],
    },
    {
      title: "one that only counts",
      given: fronted(webAcl({ "rules[2].overrideAction": { count: {} } })),
      reports: [
        "example-webAcl rules[2].overrideAction is count, for all of AWSManagedRulesKnownBadInputsRuleSet; write none, and count individual rules by ruleActionOverrides",
      ],
    },
    {
      title: "one that is attached from outside, and only counts",
      given: (() => {
        const acl = webAcl({ [name]: "AWSManagedRulesSQLiRuleSet" });
        return fronted(
          acl,
          resource(groupAssociationType, {
            props: {
              managedRuleGroup: { name: "AWSManagedRulesCommonRuleSet" },
              overrideAction: "count",
            },
            from: { webAclArn: [acl] },
          }),
        );
      })(),
      reports: [
        "example-webAclRuleGroupAssociation overrideAction is count, for all of AWSManagedRulesCommonRuleSet; write none, and count individual rules by ruleActionOverrides",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(webAclType), ["rules", 5, "overrideAction"], { count: {} }),
    reports: [
      "firewall-acl rules[5].overrideAction is count, for all of AWSManagedRulesKnownBadInputsRuleSet; write none, and count individual rules by ruleActionOverrides",
    ],
  },
});
