import { checkEach, report } from "../../property-check.ts";
import { behaviors, distributionType } from "../../reading/distribution.ts";
import { items, type Part } from "../../reading/resource.ts";
import { text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeOnePerEvent = resourceRule({
  name: "edge-one-per-event",
  statement: "A behavior runs one function on an event.",
  why: "CloudFront refuses a second one, since their order would be undefined.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html",
  severity: "high",
  types: [distributionType],
  evaluate: (distribution) =>
    checkEach(behaviors(distribution), (behavior) =>
      // One of each kind on an event is another rule's: edge-no-mixed-viewer-functions.
      checkEach(["lambdaFunctionAssociations", "functionAssociations"], (kind) =>
        checkEach(repeated(items(behavior, kind)), (event) =>
          report(
            behavior,
            kind,
            `runs more than one function on ${event}`,
            "write one function that does both",
          ),
        ),
      ),
    ),
});

function repeated(on: readonly Part[]): ReadonlySet<string> {
  const events = on.flatMap(({ props }) => text(props["eventType"]) ?? []);
  return new Set(events.filter((event, index) => events.indexOf(event) !== index));
}
