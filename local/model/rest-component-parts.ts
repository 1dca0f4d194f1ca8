/**
 * The parts of the component `aws-apigateway:index:RestAPI`, which another process would make on AWS: like it, an OpenAPI
 * definition of the routes.
 *
 * @see https://github.com/pulumi/pulumi-aws-apigateway
 * @module
 */
import { parse } from "yaml";
import type { GraphNode, Properties } from "../program/graph.ts";
import { asBag, isBag } from "../program/values.ts";
import { audit } from "./audit.ts";
import type { Findings } from "./findings.ts";
import { restApiParts } from "./rest-api-parts.ts";
import { functionOf, pick, schemesOf } from "./rest-component-schemes.ts";
import { readStaticRoute, staticBucket, staticParts } from "./rest-static-routes.ts";
import { restComponentTable } from "./tables/rest-component-properties.ts";
import { virtualNode } from "./virtual-node.ts";

/** An operation of a route. */
interface RouteOperation {
  readonly path: string;
  /** As OpenAPI has it: in lower case. */
  readonly method: string;
  readonly content: Properties;
  /** Security schemes by name. */
  readonly schemes: Properties;
}

/** The stage that the component makes where the program names none. */
const defaultStage = "stage";

/** API Gateway's 403 for a path that is not there, and for a denied request, is a 404 of the component. */
const notFound = {
  statusCode: 404,
  responseTemplates: { "application/json": '{"message": "404 Not found" }' },
};

/** Validators by the names that routes use. */
const validators = {
  ALL: { validateRequestBody: true, validateRequestParameters: true },
  BODY_ONLY: { validateRequestBody: true, validateRequestParameters: false },
  PARAMS_ONLY: { validateRequestBody: false, validateRequestParameters: true },
};

/** The component, and the nodes of everything it makes. */
export function restComponentParts(
  component: GraphNode,
  findings: Findings,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  audit(component, restComponentTable, findings);
  const { apiId, executionArn } = component.outputs;
  const { routes: given, stageName, swaggerString, binaryMediaTypes } = component.inputs;
  const routes = Array.isArray(given) ? given.filter(isBag) : [];
  const files = filesOf(component, routes, nodes);
  const operations = [
    ...files.operations,
    ...routes.flatMap((route, index) =>
      routeOperations(component, route, `routes[${index}]`, nodes, findings),
    ),
  ];
  const body =
    typeof swaggerString === "string"
      ? (parse(swaggerString) as Properties)
      : definitionOf(component, operations);
  const api = {
    ...virtualNode(component, {
      type: "aws:apigateway/restApi:RestApi",
      id: String(apiId ?? ""),
      inputs: {
        ...pick(component.inputs, ["apiKeySource", "disableExecuteApiEndpoint"]),
        binaryMediaTypes: binaryMediaTypes ?? ["*/*"],
        body,
      },
      answers: { ...component.outputs, rootResourceId: "root", region: component.region ?? "" },
    }),
    name: component.name,
  };
  const part = (kind: string, id: string, inputs: Properties) =>
    virtualNode(component, {
      type: `aws:apigateway/${kind.toLowerCase()}:${kind}`,
      id,
      inputs: { restApi: api.id, ...inputs },
    });
  return [
    ...files.nodes,
    api,
    ...restApiParts(api, findings),
    part("Deployment", "deployment", {}),
    part("Stage", "stage", { deployment: "deployment", stageName: stageName ?? defaultStage }),
    // The component lets the API invoke each of its functions.
    ...functionsOf(operations, nodes).map((handler) =>
      virtualNode(component, {
        type: "aws:lambda/permission:Permission",
        id: `permission ${handler.id}`,
        inputs: {
          action: "lambda:InvokeFunction",
          function: String(handler.outputs["arn"]),
          principal: "apigateway.amazonaws.com",
          sourceArn: `${String(executionArn)}/*`,
        },
      }),
    ),
  ];
}

/** The definition that the component writes. */
function definitionOf(component: GraphNode, operations: readonly RouteOperation[]): Properties {
  const paths: Record<string, Properties> = {};
  for (const { path, method, content } of operations) {
    paths[path] = { ...paths[path], [method]: content };
  }
  const { gatewayResponses, requestValidator } = component.inputs;
  return {
    swagger: "2.0",
    paths,
    securityDefinitions: Object.assign({}, ...operations.map(({ schemes }) => schemes)),
    "x-amazon-apigateway-gateway-responses": {
      MISSING_AUTHENTICATION_TOKEN: notFound,
      ACCESS_DENIED: notFound,
      ...asBag(gatewayResponses),
    },
    "x-amazon-apigateway-request-validators": validators,
    ...(typeof requestValidator === "string"
      ? { "x-amazon-apigateway-request-validator": requestValidator }
      : {}),
  };
}

/** The operations and resources of routes with files. */
function filesOf(
  component: GraphNode,
  routes: readonly Properties[],
  nodes: readonly GraphNode[],
): { readonly nodes: readonly GraphNode[]; readonly operations: readonly RouteOperation[] } {
  const withFiles = routes.flatMap((route, index) => {
    const files = readStaticRoute(component, route, index);
    return files === undefined ? [] : [{ route, files, place: `routes[${index}]` }];
  });
  if (withFiles.length === 0) {
    return { nodes: [], operations: [] };
  }
  const bucket = staticBucket(component, nodes);
  const parts = withFiles.map(({ route, files, place }) => {
    const made = staticParts(component, files, bucket);
    const schemes = schemesOf(route, place, nodes) ?? {};
    const operations = made.operations.map(({ path, method, integration }) => ({
      path,
      method: methodOf(method),
      content: contentOf(route, schemes, { "x-amazon-apigateway-integration": integration }),
      schemes,
    }));
    return { nodes: made.nodes, operations };
  });
  return {
    nodes: [...bucket.nodes, ...parts.flatMap((each) => each.nodes)],
    operations: parts.flatMap((each) => each.operations),
  };
}

/** The functions that the operations and their authorizers invoke. */
function functionsOf(
  operations: readonly RouteOperation[],
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const uris = new Set(
    operations.flatMap(({ content, schemes }) => [
      asBag(content["x-amazon-apigateway-integration"])?.["uri"],
      ...Object.values(schemes).map(
        (scheme) => asBag(asBag(scheme)?.["x-amazon-apigateway-authorizer"])?.["authorizerUri"],
      ),
    ]),
  );
  return nodes.filter(
    ({ type, outputs }) =>
      type === "aws:lambda/function:Function" && uris.has(outputs["invokeArn"] ?? ""),
  );
}

function methodOf(method: string): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
}

/** An operation with what its route requires of requests. */
function contentOf(route: Properties, schemes: Properties, rest: Properties): Properties {
  const { requestValidator, requiredParameters } = route;
  const required = Array.isArray(requiredParameters) ? requiredParameters.filter(isBag) : [];
  return {
    security: Object.keys(schemes).map((name) => ({ [name]: [] })),
    ...(required.length === 0
      ? {}
      : { parameters: required.map((each) => ({ ...each, required: true })) }),
    ...(typeof requestValidator === "string"
      ? { "x-amazon-apigateway-request-validator": requestValidator }
      : {}),
    ...rest,
  };
}

/** The operation of a route without files; none for one that is not simulated, which is listed. */
function routeOperations(
  component: GraphNode,
  route: Properties,
  place: string,
  nodes: readonly GraphNode[],
  findings: Findings,
): readonly RouteOperation[] {
  const skip = (property: string, what: string) => {
    findings.list(component, `${place}.${property}`, `${what}: its requests get 404`);
    return [];
  };
  const { path, method, eventHandler, target, data, localPath } = route;
  if (localPath !== undefined && localPath !== null) {
    return [];
  }
  const verb = String(method ?? "ANY").toUpperCase();
  const schemes = schemesOf(route, place, nodes);
  if (schemes === undefined) {
    return skip("authorizers", "its authorizer is no function or user pool of this program");
  }
  const described = (content: Properties): readonly RouteOperation[] => [
    {
      path: `/${String(path ?? "").replace(/^\//, "")}`,
      method: methodOf(verb),
      content: contentOf(route, schemes, content),
      schemes,
    },
  ];
  const operation = (integration: Properties) =>
    described({ "x-amazon-apigateway-integration": integration });
  const backend = asBag(target);
  if (backend !== undefined) {
    const { type = "http_proxy", httpMethod = verb } = backend;
    return operation({ ...backend, type, httpMethod });
  }
  const raw = asBag(data);
  if (raw !== undefined) {
    return described(raw);
  }
  const handler = functionOf(eventHandler, nodes);
  return handler === undefined
    ? skip("eventHandler", "it is no function of this program")
    : operation({
        type: "aws_proxy",
        httpMethod: "POST",
        uri: handler.outputs["invokeArn"] ?? "",
      });
}
