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
  const { id, name } = node;
  const type = inputs.oneOf("type", ["TOKEN", "REQUEST", "COGNITO_USER_POOLS"], "TOKEN");
  if (type === "COGNITO_USER_POOLS") {
    return readPool(node, inputs);
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
    name,
    type,
    target,
    identitySources,
    ttlSeconds,
    simpleResponses: false,
    validation: inputs.pattern("identityValidationExpression", "the function gets every token"),
    ...(inputs.has("authorizerCredentials") ? { hasRole: true } : {}),
  };
}

/** The ARN of a user pool. */
const poolArn = /^arn:[^:]*:cognito-idp:([a-z0-9-]+):\d*:userpool\/([\w-]+)$/;

/** Who issues the tokens of a user pool; `undefined` for what is no ARN of one. */
export function poolIssuer(arn: unknown): string | undefined {
  const [, region, pool] = poolArn.exec(String(arn)) ?? [];
  return pool === undefined ? undefined : `https://cognito-idp.${region}.amazonaws.com/${pool}`;
}

function readPool({ id, name }: GraphNode, inputs: Reader): RestAuthorizer {
  const issuers = inputs.texts("providerArns").map(poolIssuer);
  if (issuers.length === 0 || issuers.includes(undefined)) {
    inputs.refuse("providerArns", "must be ARNs of user pools");
  }
  return {
    kind: "pool",
    id,
    name,
    issuers: issuers.flatMap((issuer) => issuer ?? []),
    identitySource: inputs.text("identitySource", "method.request.header.Authorization"),
    validation: inputs.text("identityValidationExpression", ""),
  };
}
