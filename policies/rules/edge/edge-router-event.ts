import { routersOf } from "../../reading/origin-router.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterEvent = stackRule({
  name: "edge-router-event",
  statement: "Functions that choose an origin do so on origin-request.",
  why: "On viewer-request there is no origin to change yet, and CloudFront does not say where the viewer is.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const { distribution: on, association, router } of routersOf(stack)) {
      // On a response it chooses nothing: it knows the addresses for another purpose.
      if (association.eventType === "viewer-request") {
        yield {
          on,
          at: association.at,
          found: `runs ${router.name}, which knows addresses of APIs, on viewer-request`,
          write: 'write eventType: "origin-request"',
        };
      }
    }
  },
});
