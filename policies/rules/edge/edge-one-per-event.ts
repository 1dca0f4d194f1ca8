import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { list, part, text, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeOnePerEvent = resourceRule({
  name: "edge-one-per-event",
  statement: "A behavior runs one function on an event.",
  why: "CloudFront refuses a second one, since nothing says which of them is first.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html",
  severity: "high",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props } of behaviors(distribution)) {
      // One of each kind on an event is another rule's: edge-no-mixed-viewer-functions.
      for (const kind of ["lambdaFunctionAssociations", "functionAssociations"]) {
        for (const event of repeated(props[kind])) {
          yield {
            at: `${at}.${kind}`,
            found: `runs more than one function on ${event}`,
            write: "write one function that does both",
          };
        }
      }
    }
  },
});

function repeated(associations: Value): ReadonlySet<string> {
  const events = list(associations)
    .map((association) => text(part(association, "eventType")))
    .filter((event) => event !== undefined);
  return new Set(events.filter((event, index) => events.indexOf(event) !== index));
}
