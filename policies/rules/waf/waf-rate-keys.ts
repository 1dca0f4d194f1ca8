import { maxRateKeys } from "../../../aws/waf.ts";
import { checkEach, overCount, present, property } from "../../property-check.ts";
import { list, text } from "../../reading/value.ts";
import { ruleHolders, statementsIn } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

/** What each type of key needs beside it. */
const needed: Readonly<Record<string, readonly ReturnType<typeof property>[]>> = {
  CONSTANT: [
    property("scopeDownStatement", {
      fits: (scope) => scope !== undefined,
      found: "is nothing, while all requests are counted together",
      write: "write which requests are counted",
    }),
  ],
  CUSTOM_KEYS: [property("customKeys", present("write one to five keys"))],
  FORWARDED_IP: [property("forwardedIpConfig", present("write headerName and fallbackBehavior"))],
};

export const wafRateKeys = resourceRule({
  name: "waf-rate-keys",
  statement: "Rate-based rules aggregate requests by keys that WAF supports.",
  why: "WAF refuses a rule that counts all requests together without a scope, and one with no custom key or more than five.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html",
  severity: "medium",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(statementsIn(resource, "rateBasedStatement"), (rate) => [
      checkEach([rate], ...(needed[text(rate.props["aggregateKeyType"]) ?? ""] ?? [])),
      overCount(
        rate,
        "customKeys",
        list(rate.props["customKeys"]).length,
        maxRateKeys.value,
        "keys",
      ),
    ]),
});
