import type { Finding } from "../../finding.ts";
import { absent } from "../../old-finding.ts";
import { pathIn } from "../../reading/resource.ts";
import { type FirewallRule, ruleHolders, rulesIn, statementsOf } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

const groups = ["managedRuleGroupStatement", "ruleGroupReferenceStatement"];

export const wafRuleAction = resourceRule({
  name: "waf-rule-action",
  statement:
    "Every rule has an action, and every group of rules a word on whether its actions stand.",
  why: "WAF refuses a rule that has neither or the other's.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const rule of rulesIn(resource)) {
      const outer = statementsOf(rule).find(({ isNested }) => !isNested);
      if (outer !== undefined) {
        yield* wrongAction(rule, groups.includes(outer.kind));
      }
    }
  },
});

function* wrongAction(
  { at, props }: FirewallRule,
  isGroup: boolean,
): Generator<Finding, void, undefined> {
  const [must, mustNot] = isGroup
    ? (["overrideAction", "action"] as const)
    : (["action", "overrideAction"] as const);
  yield* absent(pathIn(at, must), props[must], `write ${must}`);
  if (props[mustNot] !== undefined) {
    yield {
      at: pathIn(at, mustNot),
      found: `is there, while the rule is ${isGroup ? "a group" : "no group"}`,
      write: `leave it out, and write ${must}`,
    };
  }
}
