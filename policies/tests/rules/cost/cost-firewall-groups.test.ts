import type { Value } from "../../../../local/program/graph.ts";
import { unknown } from "../../../reading/value.ts";
import { costFirewallGroups } from "../../../rules/cost/cost-firewall-groups.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const aclType = "aws:wafv2/webAcl:WebAcl";

const asking = (name: unknown, vendorName: unknown = "AWS") =>
  resource(aclType, {
    props: { rules: [{ statement: { managedRuleGroupStatement: { name, vendorName } } }] },
  });

const bots = "AWSManagedRulesBotControlRuleSet";
const write = "remove the rule, or change the settings of this policy";
const paid = (name: string, vendor: string) =>
  `uses ${name} of ${vendor}, which is charged by the request; ${write}`;

describeRule(costFirewallGroups, {
  passes: [
    { title: "a group that is in the price", given: asking("AWSManagedRulesCommonRuleSet") },
    { title: "a group that is not known yet", given: asking(unknown, unknown) },
    { title: "a web ACL without rule groups", given: resource(aclType) },
    {
      title: "rules that are not known yet",
      given: resource(aclType, { props: { rules: unknown } }),
    },
    { title: "rules that are no JSON", given: resource(aclType, { props: { ruleJson: "[" } }) },
    { title: "a group that is allowed", given: asking(bots), settings: { groups: [] } },
    {
      title: "a vendor that is allowed",
      given: asking("Rules", "Fortinet"),
      settings: { vendors: ["Fortinet"] },
    },
  ],
  violates: [
    {
      title: "a group against bots",
      given: asking(bots),
      reports: [`example-webAcl rules[0].statement.managedRuleGroupStatement ${paid(bots, "AWS")}`],
    },
    {
      title: "a group of the Marketplace",
      given: asking("OWASPTop10", "Fortinet"),
      reports: [
        `example-webAcl rules[0].statement.managedRuleGroupStatement ${paid("OWASPTop10", "Fortinet")}`,
      ],
    },
    {
      title: "a group in rules as JSON",
      given: resource(aclType, {
        props: {
          ruleJson: JSON.stringify([
            { Statement: { ManagedRuleGroupStatement: { Name: bots, VendorName: "AWS" } } },
          ]),
        },
      }),
      reports: [
        `example-webAcl ruleJson[0].Statement.ManagedRuleGroupStatement ${paid(bots, "AWS")}`,
      ],
    },
    {
      title: "a group in an association",
      given: resource("aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation", {
        props: { managedRuleGroup: { name: bots, vendorName: "AWS" } },
      }),
      reports: [`example-webAclRuleGroupAssociation managedRuleGroup ${paid(bots, "AWS")}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const acl = draft.node(aclType);
      const rules = acl.inputs["rules"] as readonly Readonly<Record<string, Value>>[];
      const rule = rules.find(({ name }) => name === "AWSManagedRulesAmazonIpReputationList");
      draft.set(acl, ["rules", rules.length], {
        ...rule,
        name: bots,
        priority: 99,
        statement: { managedRuleGroupStatement: { name: bots, vendorName: "AWS" } },
      });
    },
    reports: [`firewall-acl rules[7].statement.managedRuleGroupStatement ${paid(bots, "AWS")}`],
  },
});
