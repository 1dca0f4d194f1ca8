import { defaultRateWindowSeconds, rateLimitRange } from "../../../aws/waf.ts";
import { number } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";
import { integerSetting } from "../../setting.ts";

export const wafRateSensible = resourceRule({
  name: "waf-rate-sensible",
  statement: "Rate limits are low enough to stop somebody.",
  why: "A limit that nobody reaches is none.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  settings: {
    mostPerMinute: integerSetting("Requests a minute that a rate rule may let pass.", 2_000, {
      minimum: 1,
    }),
  },
  *evaluate(resource, { mostPerMinute }) {
    for (const { at, props } of statementsIn(resource, "rateBasedStatement")) {
      const limit = number(props["limit"]) ?? 0;
      const seconds = number(props["evaluationWindowSec"] ?? defaultRateWindowSeconds.value);
      const isReal = limit <= rateLimitRange.value.max;
      if (isReal && seconds !== undefined && (limit * 60) / seconds > mostPerMinute) {
        yield {
          at: `${at}.limit`,
          found: `is ${limit} in ${seconds} s`,
          write: `write ${Math.floor((mostPerMinute * seconds) / 60)} at most`,
        };
      }
    }
  },
});
