import { customResponseStatuses, maxCustomResponseHeaders } from "../../../aws/waf.ts";
import { checkEach, overCount, property, report } from "../../property-check.ts";
import { list, number, part, text } from "../../reading/value.ts";
import { customResponses, ruleHolders } from "../../reading/web-acl-reading.ts";
import { resourceRule } from "../../rule.ts";

const codes: ReadonlySet<number> = new Set(customResponseStatuses.value);

export const wafResponseCode = resourceRule({
  name: "waf-response-code",
  statement: "Custom responses of a web ACL have a status that WAF supports.",
  why: "WAF refuses others.",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-status-codes.html",
  severity: "low",
  types: [...ruleHolders],
  evaluate: (resource) =>
    checkEach(
      customResponses(resource),
      property("responseCode", {
        fits: (code) => codes.has(number(code) ?? 403),
        found: (code) => `is ${number(code)}`,
        write: "write a status that WAF supports, like 403 or 429",
      }),
      (response) => {
        const headers = list(response.props["responseHeaders"]);
        const most = maxCustomResponseHeaders.value;
        const names = headers.map((header) => text(part(header, "name"))?.toLowerCase());
        return [
          overCount(response, "responseHeaders", headers.length, most, "headers"),
          names.includes("content-type") &&
            report(
              response,
              "responseHeaders",
              "has content-type",
              "write contentType of the body instead",
            ),
        ];
      },
    ),
});
