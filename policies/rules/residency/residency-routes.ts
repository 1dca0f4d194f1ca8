import { distributionType } from "../../reading/distribution.ts";
import { edgeFunctions } from "../../reading/edge-function.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

/** A route is an origin, or code of a function at the edge that puts another in its place. */
export const residencyRoutes = stackRule({
  name: "residency-routes",
  statement: "Every API has a route to it.",
  why: "A Region that no route leads to is paid for, and its viewers are served from another one.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const distributions = stack.ofType(distributionType);
    const routed = new Set([
      ...distributions.flatMap((each) => [...stack.reach(each, "origins")]),
      ...edgeFunctions(stack).flatMap((each) => sources(each, "code")),
    ]);
    for (const on of distributions.length === 0 ? [] : stack.ofType("aws:apigatewayv2/api:Api")) {
      if (!routed.has(on)) {
        yield {
          on,
          at: "",
          found: "is neither an origin nor known to a function at the edge",
          write: "tell the router its domain name, or make it an origin",
        };
      }
    }
  },
});
