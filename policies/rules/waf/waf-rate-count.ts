import { maxRateRules } from "../../../aws/waf.ts";
import { checkEach, overCount } from "../../property-check.ts";
import {
  type FirewallRule,
  ruleGroupType,
  rulesIn,
  rulesOf,
  statementsOf,
  webAclType,
} from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafRateCount = stackRule({
  name: "waf-rate-count",
  statement: "A web ACL has at most ten rate-based rules, and a rule group four.",
  why: "WAF refuses more.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "low",
  evaluate: (stack) => [
    checkEach(stack.ofType(webAclType), (on) =>
      overCount(on, "rules", rates(rulesOf(stack, on)), maxRateRules.value.webAcl, "rate rules"),
    ),
    checkEach(stack.ofType(ruleGroupType), (on) =>
      overCount(on, "rules", rates(rulesIn(on)), maxRateRules.value.ruleGroup, "rate rules"),
    ),
  ],
});

function rates(rules: readonly FirewallRule[]): number {
  return rules.flatMap(statementsOf).filter(({ kind }) => kind === "rateBasedStatement").length;
}
