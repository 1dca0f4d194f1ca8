import { errorPageStatuses } from "../../../aws/cloudfront-statuses.ts";
import { checkEach, type Finding, property, report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { items, type Part } from "../../reading/resource.ts";
import { isKnown, isPresent, number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const handled: readonly number[] = errorPageStatuses.value;

export const cloudfrontErrorCodes = resourceRule({
  name: "cloudfront-error-codes",
  statement:
    "Custom error responses are for statuses that CloudFront supports, each once and complete.",
  why: "CloudFront refuses any other custom error response.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
  severity: "low",
  types: [distributionType],
  evaluate(distribution) {
    const errors = items(distribution, "customErrorResponses");
    const codes = errors.map(({ props }) => number(props["errorCode"]));
    return errors.map((error, index) => [
      checkEach(
        [error],
        property("errorCode", {
          fits: (code) => isHandled(number(code)),
          write: `write one of ${handled.join(", ")}`,
        }),
      ),
      codes[index] !== undefined &&
        codes.indexOf(codes[index]) < index &&
        report(error, "errorCode", `is ${codes[index]} again`, "write each code once"),
      halfOf(error),
      checkEach(
        [error],
        property("responseCode", {
          fits: (code) => number(code) === 200 || isHandled(number(code)),
          found: (code) => `is ${number(code)}`,
          write: `write 200 or one of ${handled.join(", ")}`,
        }),
      ),
    ]);
  },
});

function isHandled(code: number | undefined): boolean {
  return code === undefined || handled.includes(code);
}

/** A page needs a status, and a status a page. */
function halfOf(error: Part): Finding | false {
  const hasPage = isPresent(error.props["responsePagePath"]);
  const hasStatus = isPresent(error.props["responseCode"]);
  return (
    hasPage !== hasStatus &&
    isKnown(error.props[hasPage ? "responsePagePath" : "responseCode"]) &&
    report(
      error,
      hasPage ? "responseCode" : "responsePagePath",
      "is nothing",
      "write both responseCode and responsePagePath, or neither",
    )
  );
}
