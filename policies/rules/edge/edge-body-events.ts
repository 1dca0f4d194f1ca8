import { associations, distributionType } from "../../reading/edge-function.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const edgeBodyEvents = resourceRule({
  name: "edge-body-events",
  statement: "Edge functions are handed bodies of requests only.",
  // That the event has no body is documented; that CloudFront refuses the flag there is from memory.
  why: "A response's body is never handed to a function, and CloudFront refuses to be asked for it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "medium",
  level: "mandatory",
  types: [distributionType],
  *evaluate(distribution) {
    for (const { at, props, eventType } of associations(distribution)) {
      if (isTrue(props["includeBody"]) && eventType?.endsWith("-response") === true) {
        yield {
          at: `${at}.includeBody`,
          found: `is true on ${eventType}`,
          write: "leave includeBody out",
        };
      }
    }
  },
});
