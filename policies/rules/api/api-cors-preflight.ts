import { checkEach, report } from "../../property-check.ts";
import { httpApis, httpRouteType, partsOfApi } from "../../reading/http-api-reading.ts";
import { isPresent, text, unknown, type Value } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** Types of authorization without an authorizer. */
const open: readonly Value[] = [undefined, "NONE", unknown];

export const apiCorsPreflight = stackRule({
  name: "api-cors-preflight",
  statement: "An API for browsers accepts preflight requests without an authorizer.",
  why: "A preflight request has no credentials, so the authorizer of a catch-all route responds to it with 401.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(
      httpApis(stack).filter(
        ({ props: { corsConfiguration } }) =>
          isPresent(corsConfiguration) && corsConfiguration !== unknown,
      ),
      (api) => {
        const routes = partsOfApi(stack, api, httpRouteType);
        const hasPreflight = routes.some(
          ({ props: { routeKey } }) =>
            routeKey === unknown || text(routeKey)?.startsWith("OPTIONS ") === true,
        );
        const catchAll = routes.find(
          ({ props }) =>
            props["routeKey"] === "$default" && !open.includes(props["authorizationType"]),
        );
        return (
          catchAll !== undefined &&
          !hasPreflight &&
          report(
            catchAll,
            "routeKey",
            'is "$default", whose authorizer applies to preflight requests',
            'write another Route for "OPTIONS /{proxy+}" without an authorizer',
          )
        );
      },
    ),
});
