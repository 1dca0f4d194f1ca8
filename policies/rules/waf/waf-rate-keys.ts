import { maxRateKeys } from "../../../aws/waf.ts";
import { absent, tooMany } from "../../old-finding.ts";
import { list, unknown } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

export const wafRateKeys = resourceRule({
  name: "waf-rate-keys",
  statement: "Rate rules say whom they count in a way WAF takes.",
  why: "WAF refuses a rule that counts everything as one, and one with no key or more than five.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const { at, props } of statementsIn(resource, "rateBasedStatement")) {
      const { aggregateKeyType, customKeys, scopeDownStatement } = props;
      if (aggregateKeyType === "CONSTANT" && scopeDownStatement === undefined) {
        yield {
          at: `${at}.scopeDownStatement`,
          found: "is nothing, while everybody counts as one",
          write: "write which requests are counted",
        };
      }
      if (aggregateKeyType === "CUSTOM_KEYS" && customKeys !== unknown) {
        yield* absent(`${at}.customKeys`, customKeys, "write one to five keys");
      }
      yield* tooMany(`${at}.customKeys`, list(customKeys).length, maxRateKeys.value, "keys");
      if (aggregateKeyType === "FORWARDED_IP") {
        yield* absent(
          `${at}.forwardedIpConfig`,
          props["forwardedIpConfig"],
          "write headerName and fallbackBehavior",
        );
      }
    }
  },
});
