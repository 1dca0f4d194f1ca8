import { rateWindowsSeconds } from "../../../aws/waf.ts";
import { choice } from "../../check.ts";
import { number } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

const windows: readonly number[] = rateWindowsSeconds.value;

export const wafRateWindow = resourceRule({
  name: "waf-rate-window",
  statement: "Rates are counted over windows WAF has.",
  why: "WAF refuses any other.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const { at, props } of statementsIn(resource, "rateBasedStatement")) {
      const window = number(props["evaluationWindowSec"]);
      if (window !== undefined && !windows.includes(window)) {
        yield {
          at: `${at}.evaluationWindowSec`,
          found: `is ${window}`,
          write: `write ${choice(windows)}`,
        };
      }
    }
  },
});
