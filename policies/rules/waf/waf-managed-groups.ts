import { checkEach, report } from "../../property-check.ts";
import {
  frontAcls,
  hasUnknownRules,
  onlyCounts,
  partsOf,
  rulesOf,
  statementsOf,
} from "../../reading/web-acl-reading.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const wafManagedGroups = stackRule({
  name: "waf-managed-groups",
  statement: "The web ACL of a distribution has AWS's managed rule groups, and they block.",
  why: "Known attacks otherwise reach every origin.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
  severity: "high",
  anchors: ["WAF.10", "CKV_AWS_175", "CKV_AWS_192", "CKV2_AWS_47"],
  settings: {
    groups: listSetting("Managed groups every web ACL of a distribution has.", [
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
    ]),
  },
  evaluate: (stack, { groups }) =>
    checkEach(
      frontAcls(stack).filter((acl) => !partsOf(stack, acl).some(hasUnknownRules)),
      (acl) => {
        const managed = rulesOf(stack, acl)
          .flatMap(statementsOf)
          .filter(({ kind }) => kind === "managedRuleGroupStatement");
        return groups.map((name) => {
          const rule = managed.find(({ props }) => props["name"] === name)?.rule;
          return rule === undefined
            ? report(
                acl,
                "rules",
                `has no ${name}`,
                "add a rule with a managedRuleGroupStatement of that name",
              )
            : onlyCounts(rule) &&
                report(
                  rule,
                  "overrideAction",
                  `is count, for all of ${name}`,
                  "write none, and count individual rules by ruleActionOverrides",
                );
        });
      },
    ),
});
