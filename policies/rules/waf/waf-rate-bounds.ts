import { rateLimitRange } from "../../../aws/waf.ts";
import { outside } from "../../old-finding.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafRateBounds = resourceRule({
  name: "waf-rate-bounds",
  statement: "Rate limits are numbers WAF takes.",
  why: "WAF refuses fewer than 10 requests in a window, and more than two billion.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    const { min, max } = rateLimitRange.value;
    for (const { at, props } of statementsIn(resource, "rateBasedStatement")) {
      yield* outside(`${at}.limit`, props["limit"], min, max);
    }
  },
});
