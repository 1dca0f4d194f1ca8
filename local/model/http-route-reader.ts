/**
 * Routes of HTTP APIs, and the integrations that answer at them.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations.html
 * @module
 */

import { httpTimeoutRangeMs } from "../../aws/api-gateway.ts";
import { httpAuthorizationTypes, routeMethods } from "../../aws/api-gateway-forms.ts";
import type { GraphNode } from "../program/graph.ts";
import { routeKeyProblem } from "../services/api-gateway/declared-paths.ts";
import type { UnavailableIntegration } from "../services/api-gateway/integration.ts";
import type {
  HttpAuthorizer,
  HttpIntegration,
  HttpRoute,
  ParameterChange,
} from "../services/api-gateway-http/http-api.ts";
import { readParameterChange } from "../services/api-gateway-http/parameter-mapping.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { Findings } from "./findings.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";

/** Reads an integration. @returns `undefined` after a refusal. */
export function readIntegration(
  node: GraphNode,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): HttpIntegration | undefined {
  const inputs = Reader.inputs(node, findings);
  const mapping = readMapping(inputs);
  const integration = readKind(inputs, targets);
  return integration && { ...integration, ...(mapping.length > 0 ? { mapping } : {}) };
}

function readKind(
  inputs: Reader,
  targets: ReadonlyMap<string, LambdaTarget>,
): HttpIntegration | undefined {
  const { min, max } = httpTimeoutRangeMs.value;
  const timeoutMs = inputs.number("timeoutMilliseconds", max);
  if (timeoutMs < min || timeoutMs > max) {
    inputs.refuse("timeoutMilliseconds", `must be ${min} to ${max}`);
  }
  const type = inputs.oneOf("integrationType", ["AWS_PROXY", "HTTP_PROXY"]);
  if (inputs.has("integrationSubtype")) {
    return unavailable(inputs, "integrationSubtype", "invokes another AWS service");
  }
  if (inputs.text("connectionType", "INTERNET") !== "INTERNET") {
    return unavailable(inputs, "connectionType", "leads through a VPC link");
  }
  if (type === "HTTP_PROXY") {
    const uri = inputs.text("integrationUri");
    if (!/^https?:\/\/[^/]/i.test(uri)) {
      inputs.refuse("integrationUri", "must be a URL with http:// or https://");
    }
    const method = inputs.oneOf("integrationMethod", routeMethods.value, "ANY");
    return { kind: "proxy", uri, method, timeoutMs };
  }
  const target = invokedTarget(inputs, "integrationUri", targets);
  if (target === undefined) {
    return { kind: "unavailable", reason: "invokes a function that is not in the program" };
  }
  const format = inputs.oneOf("payloadFormatVersion", ["1.0", "2.0"], "1.0");
  return {
    target,
    timeoutMs,
    ...(format === "1.0" ? { format } : {}),
    ...(inputs.has("credentialsArn") ? { hasRole: true } : {}),
  };
}

/** An integration that fails, listed with the reason. */
function unavailable(inputs: Reader, property: string, what: string): UnavailableIntegration {
  inputs.listProperty(
    property,
    `the integration ${what}, which is not simulated: requests get 500`,
  );
  return { kind: "unavailable", reason: `${what}, which is not simulated` };
}

function readMapping(inputs: Reader): readonly ParameterChange[] {
  return Object.entries(inputs.dictionary("requestParameters")).flatMap(([key, value]) => {
    const change = readParameterChange(key, value);
    if (typeof change === "string") {
      // Those of an AWS service are not changes, but its parameters.
      inputs.check("requestParameters", inputs.has("integrationSubtype") ? undefined : change);
      return [];
    }
    return [change];
  });
}

/** What judges at routes with this kind of authorization. */
const signed: HttpAuthorizer = { kind: "iam", id: "AWS_IAM" };

/** Reads a route. @returns `undefined` after a refusal. */
export function readRoute(
  node: GraphNode,
  integrations: ReadonlyMap<string, HttpIntegration | undefined>,
  authorizers: ReadonlyMap<string, HttpAuthorizer | undefined>,
  findings: Findings,
): HttpRoute | undefined {
  const inputs = Reader.inputs(node, findings);
  const routeKey = inputs.text("routeKey");
  inputs.check("routeKey", routeKeyProblem(routeKey));
  const integrationId = inputs.text("target", "").replace(/^integrations\//, "");
  if (!integrations.has(integrationId)) {
    inputs.refuse("target", "must be integrations/ and the id of an integration of the same API");
  }
  const integration = integrations.get(integrationId);
  const authorizer = readAuthorization(inputs, authorizers);
  const scopes = inputs.texts("authorizationScopes");
  return (
    integration && {
      routeKey,
      integration,
      authorizer,
      ...(scopes.length > 0 ? { scopes } : {}),
    }
  );
}

function readAuthorization(
  inputs: Reader,
  authorizers: ReadonlyMap<string, HttpAuthorizer | undefined>,
): HttpAuthorizer | undefined {
  switch (inputs.oneOf("authorizationType", httpAuthorizationTypes.value, "NONE")) {
    case "NONE":
      return undefined;
    case "AWS_IAM":
      return signed;
    default: {
      const id = inputs.text("authorizerId", "");
      if (!authorizers.has(id)) {
        inputs.refuse("authorizerId", "must be an authorizer of the same API");
      }
      // A route whose authorizer cannot be simulated lets nobody in.
      return authorizers.get(id) ?? { kind: "unavailable", id };
    }
  }
}
