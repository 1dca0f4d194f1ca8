import { checkEach, report } from "../../property-check.ts";
import { routersOf } from "../../reading/origin-router.ts";
import { stackRule } from "../../rule.ts";

export const edgeRouterEvent = stackRule({
  name: "edge-router-event",
  statement: "Functions that choose an origin run on origin-request.",
  why: "On viewer-request there is no origin to change yet, and CloudFront does not add the viewer's location.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      routersOf(stack),
      // On a response it chooses nothing: it knows the addresses for another purpose.
      ({ association, router }) =>
        association.eventType === "viewer-request" &&
        report(
          association,
          "",
          `runs ${router.name}, which knows addresses of APIs, on viewer-request`,
          'write eventType: "origin-request"',
        ),
    ),
});
