import { checkEach, report } from "../../property-check.ts";
import { shown, unknown } from "../../reading/value.ts";
import { rulesOf, webAclType } from "../../reading/web-acl-reading.ts";
import { stackRule } from "../../rule.ts";

export const wafPriorities = stackRule({
  name: "waf-priorities",
  statement: "Rules of a web ACL have distinct names and priorities.",
  why: "WAF refuses two rules of one priority or name.",
  url: "https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(webAclType), (acl) => {
      const rules = rulesOf(stack, acl);
      return ["priority", "name"].map((key) => {
        const values = rules.map(({ props }) => props[key]);
        return rules.map((rule, index) => {
          const value = values[index];
          return (
            value !== undefined &&
            value !== unknown &&
            values.indexOf(value) < index &&
            report(
              rule,
              key,
              `is ${shown(value)}, like another rule's`,
              `write a ${key} of its own`,
            )
          );
        });
      });
    }),
});
