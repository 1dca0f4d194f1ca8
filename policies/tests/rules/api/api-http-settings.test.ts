import { unknown } from "../../../reading/value.ts";
import { apiHttpSettings } from "../../../rules/api/api-http-settings.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const api = resource("aws:apigatewayv2/api:Api", { props: { protocolType: "HTTP" } });
const socket = resource("aws:apigatewayv2/api:Api", { props: { protocolType: "WEBSOCKET" } });
const of = (
  kind: "stage:Stage" | "integration:Integration" | "authorizer:Authorizer",
  props: object,
  on = api,
) => [on, resource(`aws:apigatewayv2/${kind}`, { props: { ...props }, from: { apiId: [on] } })];

describeRule(apiHttpSettings, {
  passes: [
    {
      title: "what HTTP APIs have",
      given: of("integration:Integration", { integrationType: "AWS_PROXY" }),
    },
    {
      title: "execution logs of a WebSocket API",
      given: of("stage:Stage", { defaultRouteSettings: { loggingLevel: "INFO" } }, socket),
    },
    {
      title: "defaults that a provider returns",
      given: of("stage:Stage", {
        defaultRouteSettings: { loggingLevel: "OFF", dataTraceEnabled: false },
      }),
    },
    {
      title: "what is not known yet",
      given: of("authorizer:Authorizer", { authorizerType: "REQUEST", authorizerUri: unknown }),
    },
  ],
  violates: [
    {
      title: "execution logs",
      given: of("stage:Stage", { routeSettings: [{ loggingLevel: "INFO" }] }),
      reports: [
        "example-stage routeSettings[0].loggingLevel is given, and HTTP APIs have no execution logs; leave it out, and write accessLogSettings",
      ],
    },
    {
      title: "a trace of bodies, and a certificate",
      given: of("stage:Stage", {
        clientCertificateId: "a",
        defaultRouteSettings: { dataTraceEnabled: true },
      }),
      reports: [
        "example-stage defaultRouteSettings.dataTraceEnabled is on, which HTTP APIs do not have; leave it out",
        "example-stage clientCertificateId is given, which HTTP APIs do not have; leave it out",
      ],
    },
    {
      title: "an integration of REST APIs",
      given: of("integration:Integration", { integrationType: "MOCK" }),
      reports: ['example-integration integrationType is "MOCK"; write "AWS_PROXY" or "HTTP_PROXY"'],
    },
    {
      title: "a call without a method",
      given: of("integration:Integration", {
        integrationType: "HTTP_PROXY",
        integrationUri: "https://example.org",
      }),
      reports: [
        'example-integration integrationMethod is nothing; write it: integrationType is "HTTP_PROXY"',
      ],
    },
    {
      title: "tokens of nobody",
      given: of("authorizer:Authorizer", {
        authorizerType: "JWT",
        jwtConfiguration: { audiences: ["a"] },
      }),
      reports: [
        'example-authorizer jwtConfiguration.issuer is nothing; write it: authorizerType is "JWT"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node("aws:apigatewayv2/stage:Stage", "api-eu-west-1-stage"),
        ["defaultRouteSettings", "loggingLevel"],
        "INFO",
      ),
    reports: [
      "api-eu-west-1-stage defaultRouteSettings.loggingLevel is given, and HTTP APIs have no execution logs; leave it out, and write accessLogSettings",
    ],
  },
});
