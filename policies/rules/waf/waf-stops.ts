import { part } from "../../reading/value.ts";
import {
  frontAcls,
  hasUnknownRules,
  onlyCounts,
  rulesOf,
  webAclType,
} from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafStops = stackRule({
  name: "waf-stops",
  statement: "A web ACL stops something.",
  why: "One that only counts costs as much, and protects from nothing.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    // Of those that distributions name more is asked, by other rules.
    const front = frontAcls(stack);
    for (const on of stack.ofType(webAclType).filter((each) => !front.includes(each))) {
      const rules = rulesOf(stack, on);
      const isOpen = part(on.props["defaultAction"], "allow") !== undefined;
      if (isOpen && !hasUnknownRules(on) && rules.every(onlyCounts)) {
        yield {
          on,
          at: "rules",
          found: rules.length === 0 ? "is nothing, and everything is let in" : "only count",
          write: "write a rule that blocks",
        };
      }
    }
  },
});
