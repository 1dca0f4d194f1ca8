import { httpApiType, httpRouteType } from "../../../reading/http-api-reading.ts";
import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { apiCorsPreflight } from "../../../rules/api/api-cors-preflight.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { type HttpApiChanges, httpApi, httpApiParts } from "../../http-api-sample.ts";

const cors = { api: { props: { corsConfiguration: { allowOrigins: ["https://example.com"] } } } };

/** An API with another route beside. */
function withRoute(routeKey: unknown, changes: HttpApiChanges = cors): readonly StackResource[] {
  const parts = httpApiParts(changes);
  const route = resource(httpRouteType, {
    name: "other-route",
    props: { routeKey },
    from: { apiId: [parts.api] },
  });
  return [...Object.values(parts), route];
}

const violation =
  'routeKey is "$default", whose authorizer applies to preflight requests; ' +
  'write another Route for "OPTIONS /{proxy+}" without an authorizer';

describeRule(apiCorsPreflight, {
  passes: [
    { title: "a route for preflights", given: withRoute("OPTIONS /{proxy+}") },
    { title: "a route that is not known yet", given: withRoute(unknown) },
    { title: "an API for no browser", given: httpApi() },
    {
      title: "a route without an authorizer",
      given: httpApi({ ...cors, route: { props: { authorizationType: "NONE" } } }),
    },
    {
      title: "an authorization that is not known yet",
      given: httpApi({ ...cors, route: { props: { authorizationType: unknown } } }),
    },
    {
      title: "routes by method, for which API Gateway handles preflight requests",
      given: httpApi({ ...cors, route: { props: { routeKey: "GET /a" } } }),
    },
  ],
  violates: [
    {
      title: "no route for preflights",
      given: httpApi(cors),
      reports: [`example-route ${violation}`],
    },
    {
      title: "a route for something else",
      given: withRoute("GET /a"),
      reports: [`example-route ${violation}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(httpApiType, "api-us-east-1-http"), ["corsConfiguration"], {
        allowOrigins: ["https://example.com"],
      }),
    reports: [`api-us-east-1-route ${violation}`],
  },
});
