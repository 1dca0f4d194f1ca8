/**
 * The parts of an HTTP API that are not resources of the program: of quick create, and of an OpenAPI definition.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html#http-api-examples.cli.quick-create
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 * @module
 */
import type { GraphNode, Properties } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";
import { type Definition, type Operation, readDefinition, renamed } from "./open-api.ts";
import { virtualNode } from "./virtual-node.ts";

const typeOf = (kind: string): string =>
  `aws:apigatewayv2/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;

/** Nodes of all parts that the properties of an API ask for. */
export function httpApiParts(api: GraphNode, findings: Findings): readonly GraphNode[] {
  const definition = readDefinition(api, findings);
  return [...quickCreate(api), ...(definition === undefined ? [] : imported(api, definition))];
}

function part(api: GraphNode, kind: string, id: string, inputs: Properties, answers?: Properties) {
  const type = typeOf(kind);
  return virtualNode(api, {
    type,
    id,
    inputs: { apiId: api.id, ...inputs },
    ...(answers && { answers }),
  });
}

/** `target` makes a catch-all route, its integration, and the default stage. */
function quickCreate(api: GraphNode): readonly GraphNode[] {
  const { target, routeKey = "$default", credentialsArn } = api.inputs;
  if (typeof target !== "string") {
    return [];
  }
  const isUrl = /^https?:/i.test(target);
  return [
    part(api, "Integration", "target", {
      integrationType: isUrl ? "HTTP_PROXY" : "AWS_PROXY",
      integrationUri: target,
      payloadFormatVersion: isUrl ? "1.0" : "2.0",
      ...(isUrl ? { integrationMethod: "ANY" } : {}),
      ...(credentialsArn === undefined ? {} : { credentialsArn }),
    }),
    part(api, "Route", "routeKey", { routeKey, target: "integrations/target" }),
    part(api, "Stage", "$default", { name: "$default", autoDeploy: true }),
  ];
}

function imported(api: GraphNode, definition: Definition): readonly GraphNode[] {
  const used = new Set(definition.operations.flatMap(({ security }) => Object.keys(security)));
  return [
    ...[...used].flatMap((name) => authorizerPart(api, name, definition)),
    ...definition.operations.flatMap((operation) => operationParts(api, operation, definition)),
  ];
}

/** The authorizer that a security scheme describes. */
function authorizerPart(api: GraphNode, name: string, { schemes }: Definition) {
  const scheme = asBag(schemes[name]);
  const described = asBag(scheme?.["x-amazon-apigateway-authorizer"]);
  if (described === undefined) {
    return [];
  }
  const { type, identitySource, jwtConfiguration, ...rest } = described;
  const jwt = asBag(jwtConfiguration);
  const sources = String(identitySource ?? "").split(/\s*,\s*/);
  const seconds = rest["authorizerResultTtlInSeconds"] ?? (sources[0] === "" ? 0 : 300);
  const inputs = {
    name,
    authorizerType: String(type).toUpperCase(),
    identitySources: sources.filter((source) => source !== ""),
    ...renamed(rest, { authorizerCredentials: "authorizerCredentialsArn" }),
    ...(jwt === undefined ? {} : { jwtConfiguration: renamed(jwt, { audience: "audiences" }) }),
  };
  return [part(api, "Authorizer", name, inputs, { authorizerResultTtlInSeconds: seconds })];
}

/** OpenAPI's names of an integration's properties. */
const integrationNames = {
  uri: "integrationUri",
  httpMethod: "integrationMethod",
  credentials: "credentialsArn",
  timeoutInMillis: "timeoutMilliseconds",
};

function operationParts(api: GraphNode, each: Operation, definition: Definition) {
  const { path, method, integration, security } = each;
  const id = `${method} ${path}`;
  const { type, ...rest } = integration ?? {};
  const [scheme, scopes] = Object.entries(security)[0] ?? [];
  const described = asBag(
    asBag(definition.schemes[scheme ?? ""])?.["x-amazon-apigateway-authorizer"],
  );
  const isJwt = described?.["type"] === "jwt";
  // `$default` is the path of the default route.
  const routeKey = path === "/$default" || path === "$default" ? "$default" : id;
  return [
    part(api, "Integration", id, {
      integrationType: String(type ?? "AWS_PROXY").toUpperCase(),
      ...renamed(rest, integrationNames),
    }),
    part(api, "Route", `route ${id}`, {
      routeKey,
      target: `integrations/${id}`,
      ...(described === undefined
        ? {}
        : { authorizationType: isJwt ? "JWT" : "CUSTOM", authorizerId: scheme ?? "" }),
      ...(isJwt && scopes !== undefined && scopes.length > 0
        ? { authorizationScopes: scopes }
        : {}),
    }),
  ];
}
