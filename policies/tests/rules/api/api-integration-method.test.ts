import { httpIntegrationType } from "../../../reading/http-api-reading.ts";
import { restIntegrationType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiIntegrationMethod } from "../../../rules/api/api-integration-method.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const http = (integrationMethod: unknown, props: Readonly<Record<string, unknown>> = {}) =>
  resource(httpIntegrationType, {
    props: { integrationType: "AWS_PROXY", integrationMethod, ...props },
  });
const rest = (integrationHttpMethod: unknown, type = "AWS_PROXY") =>
  resource(restIntegrationType, { props: { type, integrationHttpMethod } });

describeRule(apiIntegrationMethod, {
  passes: [
    { title: "POST", given: rest("POST") },
    { title: "not known yet", given: rest(unknown) },
    { title: "left out, of an HTTP API", given: http(undefined) },
    { title: "a server", given: rest("GET", "HTTP_PROXY") },
    { title: "another service", given: http("GET", { integrationSubtype: "SQS-SendMessage" }) },
  ],
  violates: [
    {
      title: "the viewer's method",
      given: rest("ANY"),
      reports: [
        'example-integration integrationHttpMethod is "ANY"; write integrationHttpMethod: "POST"',
      ],
    },
    {
      title: "left out, of a REST API",
      given: rest(undefined),
      reports: [
        'example-integration integrationHttpMethod is nothing; write integrationHttpMethod: "POST"',
      ],
    },
    {
      title: "GET, of an HTTP API",
      given: http("GET"),
      reports: ['example-integration integrationMethod is "GET"; write integrationMethod: "POST"'],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(restIntegrationType), ["integrationHttpMethod"], "ANY"),
    reports: [
      'desk-api-integration integrationHttpMethod is "ANY"; write integrationHttpMethod: "POST"',
    ],
  },
});
