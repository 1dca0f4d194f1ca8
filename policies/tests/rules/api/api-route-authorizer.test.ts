import { httpRouteType } from "../../../reading/http-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiRouteAuthorizer } from "../../../rules/api/api-route-authorizer.ts";
import { describeRule } from "../../describe-rule.ts";
import { httpApi } from "../../http-api-sample.ts";

const write = 'write authorizationType: "CUSTOM" and an authorizerId';

describeRule(apiRouteAuthorizer, {
  passes: [
    { title: "a route with an authorizer", given: httpApi() },
    {
      title: "IAM needs no authorizer",
      given: httpApi({
        route: { props: { authorizationType: "AWS_IAM", authorizerId: undefined } },
      }),
    },
    {
      title: "what is not known yet",
      given: httpApi({ route: { props: { authorizationType: unknown, authorizerId: undefined } } }),
    },
    {
      title: "an authorizer that is not known yet",
      given: httpApi({ route: { props: { authorizerId: unknown } } }),
    },
    {
      title: "a route that is open on purpose",
      given: httpApi({
        route: { props: { routeKey: "OPTIONS /{proxy+}", authorizationType: "NONE" } },
      }),
      settings: { openRoutes: ["OPTIONS /{proxy+}"] },
    },
    {
      title: "routes of a WebSocket API, of which only the first can have an authorizer",
      given: httpApi({
        api: { props: { protocolType: "WEBSOCKET" } },
        route: { props: { authorizationType: undefined } },
      }),
    },
  ],
  violates: [
    {
      title: "a route without an authorizer",
      given: httpApi({ route: { props: { authorizationType: "NONE" } } }),
      reports: [`example-route authorizationType is "NONE"; ${write}`],
    },
    {
      title: "a route with defaults",
      given: httpApi({ route: { props: { authorizationType: undefined } } }),
      reports: [`example-route authorizationType is nothing; ${write}`],
    },
    {
      title: "a route that names no authorizer",
      given: httpApi({ route: { props: { authorizerId: undefined } } }),
      reports: ["example-route authorizerId is nothing; write the authorizer's id"],
    },
    {
      title: "an API that makes its own route",
      given: httpApi({ api: { props: { target: "arn" } } }),
      reports: [
        "example-api target makes a route without an authorizer; write a Route with an authorizer in its place",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(httpRouteType, "api-us-east-1-route"), ["authorizationType"], "NONE"),
    reports: [`api-us-east-1-route authorizationType is "NONE"; ${write}`],
  },
});
