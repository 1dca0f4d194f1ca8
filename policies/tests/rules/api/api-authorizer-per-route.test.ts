import { httpRouteType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiAuthorizerPerRoute } from "../../../rules/api/api-authorizer-per-route.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { httpApi, httpApiParts } from "../../http-api-sample.ts";

/** An API with two routes under one authorizer. */
function twoRoutes(authorizer: Readonly<Record<string, unknown>> = {}) {
  const parts = httpApiParts({ authorizer: { props: authorizer } });
  const second = resource(httpRouteType, {
    name: "second-route",
    from: { apiId: [parts.api], authorizerId: [parts.authorizer] },
  });
  return [...Object.values(parts), second];
}

const found = "identitySources leaves out the route, and 2 routes share the result";
const write = "write $context.routeKey among them";

describeRule(apiAuthorizerPerRoute, {
  passes: [
    { title: "one route", given: httpApi() },
    {
      title: "the route in the cache key",
      given: twoRoutes({ identitySources: ["$request.header.x", "$context.routeKey"] }),
    },
    { title: "no result cached", given: twoRoutes({ authorizerResultTtlInSeconds: 0 }) },
    {
      title: "not known yet how long",
      given: twoRoutes({ authorizerResultTtlInSeconds: unknown }),
    },
    { title: "not known yet under what", given: twoRoutes({ identitySources: [unknown] }) },
    { title: "no function", given: twoRoutes({ authorizerType: "JWT" }) },
  ],
  violates: [
    {
      title: "two routes that share a result",
      given: twoRoutes(),
      reports: [`example-authorizer ${found}; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.copy(draft.node(httpRouteType, "api-eu-west-1-route"), "second-route", {
        routeKey: "GET /second",
      });
    },
    reports: [`api-eu-west-1-origin-verify ${found}; ${write}`],
  },
});
