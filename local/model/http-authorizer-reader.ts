/**
 * Authorizers of HTTP APIs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
 * @module
 */
import { authorizerCacheRange } from "../../aws/api-gateway.ts";
import type { GraphNode } from "../program/graph.ts";
import type { HttpAuthorizer } from "../services/api-gateway-http/http-api.ts";
import type { LambdaTarget } from "../services/lambda/alias-routing.ts";
import type { Findings } from "./findings.ts";
import { invokedTarget } from "./invoke-arn.ts";
import { Reader } from "./property-reader.ts";

const identitySource = /^\$(?:request\.(?:header|querystring)|context|stageVariables)\../;

/** @returns `undefined` after a refusal, and for a function that is not in the program, which is listed. */
export function readAuthorizer(
  node: GraphNode,
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): HttpAuthorizer | undefined {
  const inputs = Reader.inputs(node, findings);
  const identitySources = inputs.texts("identitySources");
  if (!identitySources.every((source) => identitySource.test(source))) {
    inputs.refuse("identitySources", "must be like $request.header.name");
  }
  return inputs.oneOf("authorizerType", ["REQUEST", "JWT"]) === "JWT"
    ? readJwt(node, identitySources, findings)
    : readLambda(node, identitySources, targets, findings);
}

function readJwt(
  node: GraphNode,
  identitySources: readonly string[],
  findings: Findings,
): HttpAuthorizer {
  const configuration = Reader.inputs(node, findings).object("jwtConfiguration");
  const issuer = configuration.text("issuer");
  const audiences = configuration.texts("audiences");
  const { id, name } = node;
  return { kind: "jwt", id, name, identitySources, issuer, audiences };
}

function readLambda(
  node: GraphNode,
  identitySources: readonly string[],
  targets: ReadonlyMap<string, LambdaTarget>,
  findings: Findings,
): HttpAuthorizer | undefined {
  const inputs = Reader.inputs(node, findings);
  const format = inputs.oneOf("authorizerPayloadFormatVersion", ["2.0", "1.0"]);
  const simpleResponses = inputs.flag("enableSimpleResponses", false);
  if (format === "1.0" && simpleResponses) {
    inputs.refuse("enableSimpleResponses", 'must be false beside payload format "1.0"');
  }
  // The provider answers for an absent one: 300 with something to keep verdicts by, else 0.
  const ttlSeconds = Reader.outputs(node, findings).number("authorizerResultTtlInSeconds", 0);
  const { min, max } = authorizerCacheRange.value;
  if (ttlSeconds < min || ttlSeconds > max || (ttlSeconds > 0 && identitySources.length === 0)) {
    inputs.refuse(
      "authorizerResultTtlInSeconds",
      `must be ${min} to ${max}, and 0 without identitySources`,
    );
  }
  const target = invokedTarget(inputs, "authorizerUri", targets);
  return (
    target && {
      id: node.id,
      name: node.name,
      target,
      identitySources,
      ttlSeconds,
      simpleResponses,
      ...(format === "1.0" ? { format } : {}),
      ...(inputs.has("authorizerCredentialsArn") ? { hasRole: true } : {}),
    }
  );
}
