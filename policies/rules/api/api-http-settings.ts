import { httpApiReferencePage } from "../../../aws/api-gateway-pages.ts";
import {
  checkEach,
  leftOut,
  oneOf,
  present,
  property,
  type Subject,
} from "../../property-check.ts";
import {
  httpAuthorizerType,
  httpIntegrationType,
  httpParts,
  httpStageType,
} from "../../reading/http-api-reading.ts";
import { items } from "../../reading/resource.ts";
import { text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

/** What only WebSocket APIs have, at a stage and at its routes. */
const ofWebSockets = (at: string) => [
  property(`${at}dataTraceEnabled`, {
    fits: (value) => value === undefined || value === false || value === "false",
    found: "is on, which HTTP APIs do not have",
    write: "leave it out",
  }),
  property(`${at}loggingLevel`, {
    fits: (value) => value === undefined || value === "OFF",
    found: "is given, and HTTP APIs have no execution logs",
    write: "leave it out, and write accessLogSettings",
  }),
];

const authorizerInputs: Readonly<Record<string, readonly string[]>> = {
  REQUEST: ["authorizerUri"],
  JWT: ["jwtConfiguration.issuer", "jwtConfiguration.audiences"],
};

export const apiHttpSettings = stackRule({
  name: "api-http-settings",
  statement: "Stages, integrations and authorizers of HTTP APIs have what those accept.",
  why: "API Gateway refuses settings of other kinds of APIs, and calls without what they need.",
  url: httpApiReferencePage.source.url,
  severity: "medium",
  evaluate: (stack) => [
    checkEach(
      httpParts(stack, httpStageType),
      ...ofWebSockets("defaultRouteSettings."),
      property(
        "clientCertificateId",
        leftOut("is given, which HTTP APIs do not have", "leave it out"),
      ),
      (stage) => checkEach(items(stage, "routeSettings"), ...ofWebSockets("")),
    ),
    checkEach(
      httpParts(stack, httpIntegrationType),
      property("integrationType", oneOf("AWS_PROXY", "HTTP_PROXY")),
      where("integrationType", "HTTP_PROXY", "integrationMethod", "integrationUri"),
      where("connectionType", "VPC_LINK", "connectionId"),
    ),
    checkEach(
      httpParts(stack, httpAuthorizerType),
      ...Object.entries(authorizerInputs).map(([type, inputs]) =>
        where("authorizerType", type, ...inputs),
      ),
    ),
  ],
});

/** What has to be there where a property has a value. */
function where(name: string, value: string, ...inputs: readonly string[]) {
  return (subject: Subject) =>
    text(subject.props[name]) === value &&
    checkEach(
      [subject],
      ...inputs.map((input) => property(input, present(`write it: ${name} is "${value}"`))),
    );
}
