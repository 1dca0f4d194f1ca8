import { unknown } from "../../../reading/value.ts";
import { apiRouteForm } from "../../../rules/api/api-route-form.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = resource("aws:apigatewayv2/api:Api", { props: { protocolType: "HTTP" } });
const socket = resource("aws:apigatewayv2/api:Api", { props: { protocolType: "WEBSOCKET" } });
const route = (props: object, of = api) => [
  of,
  resource("aws:apigatewayv2/route:Route", { props: { ...props }, from: { apiId: [of] } }),
];
const write =
  'write "$default", or a method and a path like "GET /games/{id}"; "{proxy+}" is the last step';
const wrong = (key: string) => `example-route routeKey is "${key}"; ${write}`;

describeRule(apiRouteForm, {
  passes: [
    { title: "a path", given: route({ routeKey: "GET /games/{id}" }) },
    { title: "everything else", given: route({ routeKey: "$default" }) },
    { title: "the rest of a path", given: route({ routeKey: "ANY /games/{proxy+}" }) },
    { title: "the root", given: route({ routeKey: "GET /" }) },
    { title: "a key that is not known yet", given: route({ routeKey: unknown }) },
    { title: "a key of a WebSocket API", given: route({ routeKey: "$connect" }, socket) },
    {
      title: "scopes of tokens",
      given: route({ routeKey: "GET /", authorizationType: "JWT", authorizationScopes: ["a"] }),
    },
  ],
  violates: [
    ...["GET", "GET games", "FETCH /games", "GET /{proxy+}/a", "GET /a{b}", "GET  /games"].map(
      (key) => ({
        title: `the key ${JSON.stringify(key)}`,
        given: route({ routeKey: key }),
        reports: [wrong(key)],
      }),
    ),
    {
      title: "scopes without tokens",
      given: route({ routeKey: "GET /", authorizationType: "CUSTOM", authorizationScopes: ["a"] }),
      reports: [
        'example-route authorizationScopes are given, while authorizationType is "CUSTOM"; leave them out, or write authorizationType: "JWT"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:apigatewayv2/route:Route", "api-eu-west-1-route"),
        ["routeKey"],
        "GET",
      ),
    reports: [`api-eu-west-1-route routeKey is "GET"; ${write}`],
  },
});
