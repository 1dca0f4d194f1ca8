import { defaultRateWindowSeconds, rateLimitRange } from "../../../aws/waf.ts";
import { checkEach, report } from "../../property-check.ts";
import { number } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { integerSetting, resourceRule } from "../../rule.ts";

export const wafRateSensible = resourceRule({
  name: "waf-rate-sensible",
  statement: "Rate limits are low enough to have an effect.",
  why: "A limit that no caller reaches limits nothing.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  types: [...ruleHolders],
  settings: {
    mostPerMinute: integerSetting("Requests a minute that a rate-based rule may allow.", 2_000, {
      minimum: 1,
    }),
  },
  evaluate: (resource, { mostPerMinute }) =>
    checkEach(statementsIn(resource, "rateBasedStatement"), (rate) => {
      const limit = number(rate.props["limit"]) ?? 0;
      const seconds = number(rate.props["evaluationWindowSec"] ?? defaultRateWindowSeconds.value);
      return (
        limit <= rateLimitRange.value.max &&
        seconds !== undefined &&
        (limit * 60) / seconds > mostPerMinute &&
        report(
          rate,
          "limit",
          `is ${limit} in ${seconds} s`,
          `write ${Math.floor((mostPerMinute * seconds) / 60)} at most`,
        )
      );
    }),
});
