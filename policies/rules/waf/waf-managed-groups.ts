import { pathIn } from "../../reading/resource.ts";
import {
  frontAcls,
  hasUnknownRules,
  onlyCounts,
  rulesOf,
  statementsOf,
} from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const wafManagedGroups = stackRule({
  name: "waf-managed-groups",
  statement:
    "The firewall of a distribution has AWS's groups of rules, and they stop what they find.",
  why: "What is known to be an attack reaches every origin.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  severity: "high",
  level: "mandatory",
  anchors: ["WAF.10", "CKV_AWS_175", "CKV_AWS_192", "CKV2_AWS_47"],
  settings: {
    groups: listSetting("Managed groups every web ACL of a distribution has.", [
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
    ]),
  },
  *evaluate(stack, { groups }) {
    for (const acl of frontAcls(stack).filter((each) => !hasUnknownRules(each))) {
      const managed = rulesOf(stack, acl)
        .flatMap(statementsOf)
        .filter(({ kind }) => kind === "managedRuleGroupStatement");
      for (const name of groups) {
        const found = managed.find(({ props }) => props["name"] === name);
        if (found === undefined) {
          yield {
            on: acl,
            at: "rules",
            found: `has no ${name}`,
            write: "add a rule with a managedRuleGroupStatement of that name",
          };
        } else if (onlyCounts(found.rule)) {
          yield {
            on: found.rule.on,
            at: pathIn(found.rule.at, "overrideAction"),
            found: `is count, for all of ${name}`,
            write: "write none, and count single rules by ruleActionOverrides",
          };
        }
      }
    }
  },
});
