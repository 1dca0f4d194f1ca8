import { defaultRateWindowSeconds, rateWindowsSeconds } from "../../../aws/waf.ts";
import { checkEach, choice, property } from "../../property-check.ts";
import { number } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

const windows: readonly number[] = rateWindowsSeconds.value;

export const wafRateWindow = resourceRule({
  name: "waf-rate-window",
  statement: "Rates are counted over windows that WAF supports.",
  why: "WAF refuses any other.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(
      statementsIn(resource, "rateBasedStatement"),
      property("evaluationWindowSec", {
        fits: (window) => windows.includes(number(window) ?? defaultRateWindowSeconds.value),
        found: (window) => `is ${number(window)}`,
        write: `write ${choice(windows)}`,
      }),
    ),
});
