import { httpAuthorizerType, httpParts, httpRouteType } from "../../reading/http-api.ts";
import { hasUnknown, isList, list, number, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const routeKey = "$context.routeKey";

/** Advisory: for an authorizer that knows the facade and nothing of routes, one verdict is as it should be. */
export const apiAuthorizerPerRoute = stackRule({
  name: "api-authorizer-per-route",
  statement: "A verdict that is kept counts for one route.",
  why: "Verdicts are kept for all routes together, so who was let into one is let into every other.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "medium",
  level: "advisory",
  *evaluate(stack) {
    for (const on of httpParts(stack, httpAuthorizerType)) {
      const { authorizerType, authorizerResultTtlInSeconds: ttl, identitySources } = on.props;
      const routes = stack.pointingAt(on, httpRouteType, "authorizerId");
      const isKept = authorizerType === "REQUEST" && ttl !== unknown && number(ttl) !== 0;
      const isKnown = isList(identitySources) && !hasUnknown(identitySources);
      if (isKept && isKnown && routes.length > 1 && !list(identitySources).includes(routeKey)) {
        yield {
          on,
          at: "identitySources",
          found: `leaves out the route, and ${routes.length} routes share the verdict`,
          write: `write ${routeKey} among them`,
        };
      }
    }
  },
});
