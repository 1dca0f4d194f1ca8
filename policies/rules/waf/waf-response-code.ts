import { customResponseStatuses, maxCustomResponseHeaders } from "../../../aws/waf.ts";
import { tooMany } from "../../old-finding.ts";
import { list, number, part, text } from "../../reading/value.ts";
import { customResponses, ruleHolders } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

const codes: ReadonlySet<number> = new Set(customResponseStatuses.value);

export const wafResponseCode = resourceRule({
  name: "waf-response-code",
  statement: "Answers of a firewall have a status it can give.",
  why: "WAF refuses others.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html",
  severity: "low",
  level: "mandatory",
  types: [...ruleHolders],
  *evaluate(resource) {
    for (const { at, response } of customResponses(resource)) {
      const code = number(part(response, "responseCode"));
      if (code !== undefined && !codes.has(code)) {
        yield {
          at: `${at}.responseCode`,
          found: `is ${code}`,
          write: "write a code WAF can answer, like 403 or 429",
        };
      }
      const headers = list(part(response, "responseHeaders"));
      yield* tooMany(
        `${at}.responseHeaders`,
        headers.length,
        maxCustomResponseHeaders.value,
        "headers",
      );
      if (headers.some((header) => text(part(header, "name"))?.toLowerCase() === "content-type")) {
        yield {
          at: `${at}.responseHeaders`,
          found: "has content-type",
          write: "write contentType of the body instead",
        };
      }
    }
  },
});
