import { pathIn } from "../../reading/resource.ts";
import { actionOf, ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafRatePlacement = resourceRule({
  name: "waf-rate-placement",
  statement: "Rate rules stand by themselves, and stop somebody or count.",
  why: "WAF refuses a rate inside another statement, and one that lets pass.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const { at, rule, isNested } of statementsIn(resource, "rateBasedStatement")) {
      if (isNested) {
        yield {
          at,
          found: "stands inside another statement",
          write: "write it as the rule's own statement, and the others as its scopeDownStatement",
        };
      }
      if (actionOf(rule) === "allow") {
        yield {
          at: pathIn(rule.at, "action"),
          found: "is allow, of a rate rule",
          write: "write block, challenge, captcha or count",
        };
      }
    }
  },
});
