import { rateLimitRange } from "../../../aws/waf.ts";
import { between, checkEach, property } from "../../property-check.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

export const wafRateBounds = resourceRule({
  name: "waf-rate-bounds",
  statement: "Rate limits are within WAF's bounds.",
  why: "WAF refuses fewer than 10 requests in a window, and more than two billion.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(
      statementsIn(resource, "rateBasedStatement"),
      property("limit", between(rateLimitRange.value.min, rateLimitRange.value.max)),
    ),
});
