import { checkEach, report } from "../../property-check.ts";
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
} from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafRateLimit = stackRule({
  name: "waf-rate-limit",
  statement: "The web ACL of a distribution limits request rates.",
  why: "Without a limit one caller can exhaust the capacity and the budget.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(frontAcls(stack), (on) => {
      const holders = [...partsOf(stack, on), ...groupsOf(stack, on)];
      const rules = holders.flatMap(rulesIn);
      const limits = rules.filter(isLimit);
      const isKnown = !holders.some(hasUnknownRules) && !namesForeignGroup(stack, on, rules);
      return (
        isKnown &&
        !limits.some(stops) &&
        report(
          on,
          "rules",
          limits.length > 0 ? "only counts requests above the limit" : "has no rate-based rule",
          "add a rule with a rateBasedStatement whose action is block",
        )
      );
    }),
});

function isLimit(rule: FirewallRule): boolean {
  return statementsOf(rule).some(({ kind }) => kind === "rateBasedStatement");
}

/** Rule groups of this stack. */
function groupsOf(stack: Stack, acl: StackResource): readonly StackResource[] {
  return partsOf(stack, acl)
    .flatMap((each) => sources(each))
    .filter(({ type }) => type === ruleGroupType);
}

/** The rules in a group of another stack are not known. */
function namesForeignGroup(
  stack: Stack,
  acl: StackResource,
  rules: readonly FirewallRule[],
): boolean {
  const named = rules
    .flatMap(statementsOf)
    .filter(({ kind }) => kind === "ruleGroupReferenceStatement");
  return named.length > groupsOf(stack, acl).length;
}
