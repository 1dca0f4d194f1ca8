/**
 * What routes of the component `aws-apigateway:index:RestAPI` require of a request, as security schemes of OpenAPI.
 *
 * @module
 */
import type { GraphNode, Properties } from "../program/graph.ts";
import { isBag } from "../program/values.ts";

/** Some properties of a bag: those that it has. */
export function pick(bag: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    names.flatMap((name) => (bag[name] === undefined ? [] : [[name, bag[name] ?? null]])),
  );
}

/** The function that a property refers to: by its id, or as a resource. */
export function functionOf(reference: unknown, nodes: readonly GraphNode[]): GraphNode | undefined {
  return nodes.find(
    ({ type, id, urn }) =>
      type === "aws:lambda/function:Function" && (id === reference || urn === reference),
  );
}

/**
 * What a route requires, as the security schemes of an OpenAPI definition. Authorizers of the same name are one, as in the
 * component; without a name, each has one of its own.
 *
 * @returns `undefined` for an authorizer that is neither a function nor a user pool.
 */
export function schemesOf(
  route: Properties,
  place: string,
  nodes: readonly GraphNode[],
): Properties | undefined {
  const { authorizers, apiKeyRequired, iamAuthEnabled } = route;
  const named = (Array.isArray(authorizers) ? authorizers.filter(isBag) : []).map(
    (authorizer, index) =>
      [
        String(authorizer["authorizerName"] ?? `${place}.authorizers[${index}]`),
        schemeOf(authorizer, nodes),
      ] as const,
  );
  if (named.some(([, scheme]) => scheme === undefined)) {
    return undefined;
  }
  return {
    ...(Object.fromEntries(named) as Properties),
    ...(apiKeyRequired === true ? { key: { type: "apiKey" } } : {}),
    ...(iamAuthEnabled === true
      ? { iam: { type: "apiKey", "x-amazon-apigateway-authtype": "awsSigv4" } }
      : {}),
  };
}

function schemeOf(authorizer: Properties, nodes: readonly GraphNode[]): Properties | undefined {
  const { handler, providerARNs, parameterName, parameterLocation, identitySource } = authorizer;
  const pools = Array.isArray(providerARNs) ? providerARNs : [];
  const lambda = functionOf(handler, nodes);
  if (lambda === undefined && pools.length === 0) {
    return undefined;
  }
  const isQuery = parameterLocation === "query";
  const location = isQuery ? "querystring" : "header";
  const sources = Array.isArray(identitySource)
    ? identitySource.map(String)
    : [`method.request.${location}.${String(parameterName)}`];
  return {
    type: "apiKey",
    name: parameterName ?? "",
    in: isQuery ? "query" : "header",
    "x-amazon-apigateway-authorizer": {
      identitySource: sources.join(", "),
      ...pick(authorizer, ["authorizerResultTtlInSeconds", "identityValidationExpression"]),
      ...(lambda === undefined
        ? { type: "cognito_user_pools", providerArns: pools }
        : {
            type: authorizer["type"] ?? "token",
            authorizerUri: lambda.outputs["invokeArn"] ?? "",
          }),
    },
  };
}
