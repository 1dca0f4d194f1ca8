/**
 * The parts of the component `aws-apigateway:index:RestAPI`, which another process would make on AWS.
 *
 * @see https://www.pulumi.com/registry/packages/aws-apigateway/api-docs/restapi/
 * @module
 */
import type { GraphNode, Properties } from "../program/graph.ts";
import { asBag, isBag } from "../program/values.ts";
import { audit } from "./audit.ts";
import type { Findings } from "./findings.ts";
import { type Operation, operationOf } from "./open-api.ts";
import { operationNodes, restApiParts } from "./rest-api-parts.ts";
import { restComponentTable } from "./tables/rest-component-properties.ts";
import { virtualNode } from "./virtual-node.ts";

/** An operation of a route, with the authorizers that it names. */
interface RouteOperation {
  readonly operation: Operation;
  /** Security schemes by name. */
  readonly schemes: Properties;
}

/** The stage that the component makes where the program names none. */
const defaultStage = "stage";

/** The component, and the nodes of everything it makes. */
export function restComponentParts(
  component: GraphNode,
  findings: Findings,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  audit(component, restComponentTable, findings);
  const { apiId, executionArn } = component.outputs;
  const api = {
    ...virtualNode(component, {
      type: "aws:apigateway/restApi:RestApi",
      id: String(apiId ?? ""),
      inputs: {
        ...pick(component.inputs, [
          "apiKeySource",
          "binaryMediaTypes",
          "disableExecuteApiEndpoint",
        ]),
        body: component.inputs["swaggerString"] ?? null,
      },
      answers: { ...component.outputs, rootResourceId: "root", region: component.region ?? "" },
    }),
    name: component.name,
  };
  const routes = component.inputs["routes"];
  const described = (Array.isArray(routes) ? routes.filter(isBag) : []).flatMap((route, index) =>
    routeOperations(component, route, `routes[${index}]`, nodes, findings),
  );
  const operations = described.map(({ operation }) => operation);
  const schemes = Object.assign({}, ...described.map((each) => each.schemes)) as Properties;
  const stageName = component.inputs["stageName"] ?? defaultStage;
  const part = (kind: string, id: string, inputs: Properties) =>
    virtualNode(component, {
      type: `aws:apigateway/${kind.toLowerCase()}:${kind}`,
      id,
      inputs: { restApi: api.id, ...inputs },
    });
  const functions = functionsOf(operations, schemes, nodes);
  return [
    api,
    ...restApiParts(api, findings),
    ...operationNodes(api, { operations, schemes }),
    part("Deployment", "deployment", {}),
    part("Stage", "stage", { deployment: "deployment", stageName }),
    // The component lets the API invoke each of its functions.
    ...functions.map((handler) =>
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

function pick(bag: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    names.flatMap((name) => (bag[name] === undefined ? [] : [[name, bag[name] ?? null]])),
  );
}

/** The functions that the operations and their authorizers invoke. */
function functionsOf(
  operations: readonly Operation[],
  schemes: Properties,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const authorizers = Object.values(schemes).map((scheme) =>
    asBag(asBag(scheme)?.["x-amazon-apigateway-authorizer"]),
  );
  const uris = new Set([
    ...operations.map(({ integration }) => integration?.["uri"]),
    ...authorizers.map((authorizer) => authorizer?.["authorizerUri"]),
  ]);
  return nodes.filter(
    ({ type, outputs }) =>
      type === "aws:lambda/function:Function" && uris.has(outputs["invokeArn"] ?? ""),
  );
}

/** The function that a property refers to: by its id, or as a resource. */
function functionOf(reference: unknown, nodes: readonly GraphNode[]): GraphNode | undefined {
  return nodes.find(
    ({ type, id, urn }) =>
      type === "aws:lambda/function:Function" && (id === reference || urn === reference),
  );
}

/** The operation of a route; none for one that is not simulated, which is listed. */
function routeOperations(
  component: GraphNode,
  route: Properties,
  place: string,
  nodes: readonly GraphNode[],
  findings: Findings,
): readonly RouteOperation[] {
  const skip = (property: string, what: string) => {
    findings.list(component, `${place}.${property}`, `${what}: its requests get 403`);
    return [];
  };
  if (route["localPath"] !== undefined && route["localPath"] !== null) {
    return skip("localPath", "files of the component are not simulated");
  }
  const { path, method, eventHandler, target, data } = route;
  const verb = String(method ?? "ANY").toUpperCase();
  const schemes = schemesOf(route, place, nodes);
  if (schemes === undefined) {
    return skip("authorizers", "its authorizer is no function or user pool of this program");
  }
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
  const described = (content: Properties) => [
    { operation: operationOf(String(path ?? "/"), verb, { security, ...content }), schemes },
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

/**
 * What a route requires, as the security schemes of an OpenAPI definition. Authorizers of the same name are one, as in the
 * component; without a name, each has one of its own.
 *
 * @returns `undefined` for an authorizer that is neither a function nor a user pool.
 */
function schemesOf(
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
