import { checkEach, report } from "../../property-check.ts";
import { associations, distributionType } from "../../reading/distribution.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeBodyEvents = resourceRule({
  name: "edge-body-events",
  statement: "Edge functions receive the bodies of requests only.",
  why: "The event of a response has no body, and CloudFront refuses includeBody there.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "medium",
  types: [distributionType],
  // See `bodyOfResponseEvents` in aws/edge-behavior.ts.
  evaluate: (distribution) =>
    checkEach(
      associations(distribution),
      (association) =>
        isTrue(association.props["includeBody"]) &&
        association.eventType?.endsWith("-response") &&
        report(
          association,
          "includeBody",
          `is true on ${association.eventType}`,
          "leave includeBody out",
        ),
    ),
});
