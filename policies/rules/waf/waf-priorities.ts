import { pathIn } from "../../reading/resource.ts";
import { shown, unknown, type Value } from "../../reading/value.ts";
import { rulesOf, webAclType } from "../../reading/web-acl.ts";
import { stackRule } from "../../rule.ts";

export const wafPriorities = stackRule({
  name: "waf-priorities",
  statement: "Rules of a web ACL have names and priorities of their own.",
  why: "WAF refuses two rules of one priority or name.",
  url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const acl of stack.ofType(webAclType)) {
      const rules = rulesOf(stack, acl);
      for (const key of ["priority", "name"] as const) {
        const seen = new Set<Value>();
        for (const { on, at, props } of rules) {
          const value = props[key];
          if (value !== undefined && value !== unknown && seen.has(value)) {
            yield {
              on,
              at: pathIn(at, key),
              found: `is ${shown(value)}, like another rule's`,
              write: `write a ${key} of its own`,
            };
          }
          seen.add(value);
        }
      }
    }
  },
});
