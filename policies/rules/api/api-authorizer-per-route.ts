import { checkEach, report } from "../../property-check.ts";
import { httpAuthorizerType, httpParts, httpRouteType } from "../../reading/http-api-reading.ts";
import { hasUnknown, isList, number, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const routeKey = "$context.routeKey";

/** Advisory: for an authorizer that verifies the facade only, one result for all routes is correct. */
export const apiAuthorizerPerRoute = stackRule({
  name: "api-authorizer-per-route",
  statement: "A cached authorizer result applies to one route.",
  why: "Results are cached for all routes together, so a caller allowed on one route is allowed on every other.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html",
  severity: "medium",
  level: "advisory",
  evaluate: (stack) =>
    checkEach(httpParts(stack, httpAuthorizerType), (on) => {
      const { authorizerType, authorizerResultTtlInSeconds: ttl, identitySources } = on.props;
      const routes = stack.pointingAt(on, httpRouteType, "authorizerId");
      const isCached = authorizerType === "REQUEST" && ttl !== unknown && number(ttl) !== 0;
      return (
        isCached &&
        routes.length > 1 &&
        isList(identitySources) &&
        !hasUnknown(identitySources) &&
        !identitySources.includes(routeKey) &&
        report(
          on,
          "identitySources",
          `leaves out the route, and ${routes.length} routes share the result`,
          `write ${routeKey} among them`,
        )
      );
    }),
});
