import { httpApis, httpRouteType, partsOfApi } from "../../reading/http-api.ts";
import { isPresent, text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What has no authorizer. */
const open = [undefined, "NONE", unknown];

export const apiCorsPreflight = stackRule({
  name: "api-cors-preflight",
  statement: "An API for browsers answers preflights without an authorizer.",
  why: "A preflight has no credentials, so the authorizer of a route for everything answers it with 401.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const api of httpApis(stack)) {
      const routes = isPresent(api.props["corsConfiguration"])
        ? partsOfApi(stack, api, httpRouteType)
        : [];
      const answers = routes.some(
        ({ props: { routeKey } }) =>
          routeKey === unknown || text(routeKey)?.startsWith("OPTIONS ") === true,
      );
      const catchAll = routes.find(
        ({ props }) =>
          props["routeKey"] === "$default" && !open.includes(props["authorizationType"] as never),
      );
      if (catchAll !== undefined && !answers) {
        yield {
          on: catchAll,
          at: "routeKey",
          found: 'is "$default", which asks preflights who is calling',
          write: 'write another Route for "OPTIONS /{proxy+}" without an authorizer',
        };
      }
    }
  },
});
