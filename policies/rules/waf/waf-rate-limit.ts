import type { StackResource } from "../../reading/resource.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import {
  type FirewallRule,
  frontAcls,
  hasUnknownRules,
  partsOf,
  ruleGroupType,
  rulesIn,
  statementsOf,
  stops,
} from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafRateLimit = stackRule({
  name: "waf-rate-limit",
  statement: "The firewall of a distribution stops who asks too often.",
  why: "Without a limit one caller can spend the whole capacity, and the whole budget.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of frontAcls(stack)) {
      const holders = [...partsOf(stack, on), ...ownGroups(stack, on)];
      const rules = holders.flatMap(rulesIn);
      const limits = rules.filter(isLimit);
      const isKnown = !holders.some(hasUnknownRules) && !namesForeignGroup(stack, on, rules);
      if (isKnown && !limits.some(stops)) {
        yield {
          on,
          at: "rules",
          found: limits.length > 0 ? "only counts who asks too often" : "has no rate-based rule",
          write: "add a rule with a rateBasedStatement whose action is block",
        };
      }
    }
  },
});

function isLimit(rule: FirewallRule): boolean {
  return statementsOf(rule).some(({ kind }) => kind === "rateBasedStatement");
}

function ownGroups(stack: Stack, acl: StackResource): readonly StackResource[] {
  return partsOf(stack, acl)
    .flatMap((each) => sources(each))
    .filter(({ type }) => type === ruleGroupType);
}

/** Nothing is known of what is in a group of another stack. */
function namesForeignGroup(
  stack: Stack,
  acl: StackResource,
  rules: readonly FirewallRule[],
): boolean {
  const named = rules
    .flatMap(statementsOf)
    .filter(({ kind }) => kind === "ruleGroupReferenceStatement");
  return named.length > ownGroups(stack, acl).length;
}
