import { checkEach, present, property, type Reported, report } from "../../property-check.ts";
import { isKnown } from "../../reading/value.ts";
import {
  type FirewallRule,
  ruleHolders,
  rulesIn,
  statementsOf,
} from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

const groups = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"];

export const wafRuleAction = resourceRule({
  name: "waf-rule-action",
  statement: "Every rule has an action, and every rule group an override action.",
  why: "WAF refuses a rule that has neither, or the other kind's.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html",
  severity: "medium",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(rulesIn(resource), (rule) => {
      const outer = statementsOf(rule).find(({ isNested }) => !isNested);
      return outer !== undefined && wrongAction(rule, groups.includes(outer.kind));
    }),
});

function wrongAction(rule: FirewallRule, isGroup: boolean): Reported {
  const [must, mustNot] = isGroup
    ? (["overrideAction", "action"] as const)
    : (["action", "overrideAction"] as const);
  return [
    property(must, present(`write ${must}`))(rule),
    isKnown(rule.props[mustNot]) &&
      report(
        rule,
        mustNot,
        `is present, while the rule is ${isGroup ? "a rule group" : "not a rule group"}`,
        `leave it out, and write ${must}`,
      ),
  ];
}
