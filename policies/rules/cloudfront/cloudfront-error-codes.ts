import { errorPageStatuses } from "../../../aws/cloudfront-statuses.ts";
import type { Finding } from "../../finding.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, list, number, part, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const handled: readonly number[] = errorPageStatuses.value;

export const cloudfrontErrorCodes = resourceRule({
  name: "cloudfront-error-codes",
  statement: "Error responses are about codes CloudFront knows, each once and whole.",
  why: "CloudFront refuses any other error response.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
  severity: "low",
  level: "mandatory",
  types: [distributionType],
  *evaluate({ props }) {
    const codes: (number | undefined)[] = [];
    for (const [index, error] of list(props["customErrorResponses"]).entries()) {
      const at = `customErrorResponses[${index}]`;
      const code = number(part(error, "errorCode"));
      if (code !== undefined && !handled.includes(code)) {
        yield {
          at: `${at}.errorCode`,
          found: `is ${code}`,
          write: `write one of ${handled.join(", ")}`,
        };
      }
      if (code !== undefined && codes.includes(code)) {
        yield { at: `${at}.errorCode`, found: `is ${code} again`, write: "write each code once" };
      }
      codes.push(code);
      yield* half(at, error);
    }
  },
});

/** A page needs a status, and a status a page. */
function* half(at: string, error: Value): Generator<Finding, void, undefined> {
  const hasPage = isPresent(part(error, "responsePagePath"));
  const hasStatus = isPresent(part(error, "responseCode"));
  const status = number(part(error, "responseCode"));
  if (hasPage !== hasStatus) {
    yield {
      at: `${at}.${hasPage ? "responseCode" : "responsePagePath"}`,
      found: "is nothing",
      write: "write both responseCode and responsePagePath, or neither",
    };
  }
  if (status !== undefined && status !== 200 && !handled.includes(status)) {
    yield {
      at: `${at}.responseCode`,
      found: `is ${status}`,
      write: `write 200 or one of ${handled.join(", ")}`,
    };
  }
}
