import { checkEach, report } from "../../property-check.ts";
import { actionOf, ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafRatePlacement = resourceRule({
  name: "waf-rate-placement",
  statement: "Rate-based statements are not nested, and their rules do not allow.",
  why: "WAF refuses a rate-based statement inside another statement, and a rate-based rule whose action is allow.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(statementsIn(resource, "rateBasedStatement"), (rate) => [
      rate.isNested &&
        report(
          rate,
          "",
          "is inside another statement",
          "write it as the rule's statement, and the others as its scopeDownStatement",
        ),
      actionOf(rate.rule) === "allow" &&
        report(
          rate.rule,
          "action",
          "is allow, of a rate rule",
          "write block, challenge, captcha or count",
        ),
    ]),
});
