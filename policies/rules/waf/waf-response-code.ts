import { tooMany } from "../../old-finding.ts";
import { list, number, part, text } from "../../reading/value.ts";
import { customResponses, ruleHolders } from "../../reading/web-acl.ts";
import { resourceRule } from "../../rule.ts";

const codes = [
  200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409,
  411, 412, 413, 414, 415, 416, 421, 429, 500, 501, 502, 503, 504, 505,
];

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
      if (code !== undefined && !codes.includes(code)) {
        yield {
          at: `${at}.responseCode`,
          found: `is ${code}`,
          write: "write a code WAF can answer, like 403 or 429",
        };
      }
      const headers = list(part(response, "responseHeaders"));
      yield* tooMany(`${at}.responseHeaders`, headers.length, 10, "headers");
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
