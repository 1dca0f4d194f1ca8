/**
 * Authorizers of REST APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html
 * @module
 */

import { authorizerCacheRange, defaultAuthorizerCacheSeconds } from "../../aws/api-gateway.ts";
import { restAuthorizationTypes } from "../../aws/api-gateway-forms.ts";
import type { GraphNode } from "../program/graph.ts";
import type { RestAuthorizer } from "../services/api-gateway-rest/rest-api.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";
import type { RestParts } from "./rest-parts.ts";

/** What authorizes at a method. @returns `undefined` where everyone is let in. */
export function readRestAuthorizer(
  method: Reader,
  api: GraphNode,
  parts: RestParts,
): RestAuthorizer | undefined {
  const kind = method.oneOf("authorization", restAuthorizationTypes.value);
  if (kind === "NONE") {
    return undefined;
  }
  if (kind === "AWS_IAM") {
    const why = "signatures are not verified: a signed request is let in, an unsigned one gets 403";
    method.listProperty("authorization", why);
    return { kind: "iam", id: kind };
  }
  const id = method.text("authorizerId", "");
  const node = parts.graph.nodes.find(
    (each) =>
      each.type === "aws:apigateway/authorizer:Authorizer" &&
      each.id === id &&
      each.inputs["restApi"] === api.id,
  );
  if (node === undefined) {
    method.refuse("authorizerId", "must be an authorizer of the same API");
    return undefined;
  }
  return readAuthorizer(node, parts);
}

function readAuthorizer(node: GraphNode, { targets, findings }: RestParts): RestAuthorizer {
  const inputs = Reader.inputs(node, findings);
  const { id } = node;
  const type = inputs.oneOf("type", ["TOKEN", "REQUEST", "COGNITO_USER_POOLS"], "TOKEN");
  if (type === "COGNITO_USER_POOLS") {
    const reason = "user pools are not simulated";
    inputs.listProperty("type", `${reason}: its methods answer 500`);
    return { kind: "unavailable", id, reason };
  }
  const { min, max } = authorizerCacheRange.value;
  const ttlSeconds = inputs.number(
    "authorizerResultTtlInSeconds",
    defaultAuthorizerCacheSeconds.value,
  );
  if (ttlSeconds < min || ttlSeconds > max) {
    inputs.refuse("authorizerResultTtlInSeconds", `must be ${min} to ${max}`);
  }
  const fallback = type === "TOKEN" ? "method.request.header.Authorization" : "";
  const identitySources = inputs
    .text("identitySource", fallback)
    .split(",")
    .map((source) => source.trim())
    .filter((source) => source !== "");
  const target = invokedTarget(inputs, "authorizerUri", targets);
  if (target === undefined) {
    return { kind: "unavailable", id, reason: "its function is not in the program" };
  }
  return {
    kind: "lambda",
    id,
    type,
    target,
    identitySources,
    ttlSeconds,
    simpleResponses: false,
    validation: inputs.pattern("identityValidationExpression", "the function gets every token"),
    ...(inputs.has("authorizerCredentials") ? { hasRole: true } : {}),
  };
}
