import { checkEach, report } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function-reading.ts";
import { httpApiType } from "../../reading/http-api-reading.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

/** A route is an origin, or code of a function at the edge that replaces the origin. */
export const residencyRoutes = stackRule({
  name: "residency-routes",
  statement: "Every API is reachable through a distribution.",
  why: "A Region without a route is paid for, and its viewers are served from another Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "medium",
  evaluate(stack) {
    const fronts = distributions(stack);
    const routed = new Set([
      ...fronts.flatMap((each) => [...stack.reach(each, "origins")]),
      ...edgeFunctions(stack).flatMap((each) => sources(each, "code")),
    ]);
    return (
      fronts.length > 0 &&
      checkEach(
        stack.ofType(httpApiType),
        (on) =>
          !routed.has(on) &&
          report(
            on,
            "",
            "is neither an origin nor known to an edge function",
            "give the router its domain name, or make it an origin",
          ),
      )
    );
  },
});
