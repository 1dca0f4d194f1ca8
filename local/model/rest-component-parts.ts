/**
 * The parts of the component `aws-apigateway:index:RestAPI`, which another process would make on AWS.
 *
 * @see https://www.pulumi.com/registry/packages/aws-apigateway/api-docs/restapi/
 * @module
 */
import type { GraphNode, Properties } from "../program/graph.ts";
import { asBag, isBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";
import { type Operation, operationOf } from "./open-api.ts";
import { operationNodes } from "./rest-api-parts.ts";
import { virtualNode } from "./virtual-node.ts";

/** The stage that the component makes where the program names none. */
const defaultStage = "stage";

/** The component, and the nodes of everything it makes. */
export function restComponentParts(
  component: GraphNode,
  findings: Findings,
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const { apiId, executionArn } = component.outputs;
  const api = {
    ...virtualNode(component, {
      type: "aws:apigateway/restApi:RestApi",
      id: String(apiId ?? ""),
      inputs: pick(component.inputs, ["apiKeySource", "binaryMediaTypes"]),
      answers: { ...component.outputs, rootResourceId: "root", region: component.region ?? "" },
    }),
    name: component.name,
  };
  const routes = component.inputs["routes"];
  const operations = (Array.isArray(routes) ? routes.filter(isBag) : []).flatMap((route, index) =>
    routeOperations(component, route, `routes[${index}]`, nodes, findings),
  );
  const stageName = component.inputs["stageName"] ?? defaultStage;
  const part = (kind: string, id: string, inputs: Properties) =>
    virtualNode(component, {
      type: `aws:apigateway/${kind.toLowerCase()}:${kind}`,
      id,
      inputs: { restApi: api.id, ...inputs },
    });
  const functions = handlersOf(operations, nodes);
  return [
    api,
    ...operationNodes(api, { operations, schemes: { key: { type: "apiKey" } } }),
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

/** The functions that the operations invoke. */
function handlersOf(
  operations: readonly Operation[],
  nodes: readonly GraphNode[],
): readonly GraphNode[] {
  const uris = new Set(operations.map(({ integration }) => integration?.["uri"]));
  return nodes.filter(
    ({ type, outputs }) =>
      type === "aws:lambda/function:Function" && uris.has(outputs["invokeArn"] ?? ""),
  );
}

/** The operation of a route; none for one that is not simulated, which is listed. */
function routeOperations(
  component: GraphNode,
  route: Properties,
  place: string,
  nodes: readonly GraphNode[],
  findings: Findings,
): readonly Operation[] {
  const skip = (property: string, what: string) => {
    findings.list(component, `${place}.${property}`, `${what}: its requests get 403`);
    return [];
  };
  if (Array.isArray(route["authorizers"]) && route["authorizers"].length > 0) {
    return skip("authorizers", "authorizers of the component are not simulated");
  }
  if (route["localPath"] !== undefined && route["localPath"] !== null) {
    return skip("localPath", "files of the component are not simulated");
  }
  const { path, method, eventHandler, target, data, apiKeyRequired } = route;
  const verb = String(method ?? "ANY").toUpperCase();
  const security = apiKeyRequired === true ? [{ key: [] }] : [];
  const operation = (integration: Properties) => [
    operationOf(String(path ?? "/"), verb, {
      security,
      "x-amazon-apigateway-integration": integration,
    }),
  ];
  const described = asBag(target);
  if (described !== undefined) {
    const { type = "http_proxy", httpMethod = verb } = described;
    return operation({ ...described, type, httpMethod });
  }
  const raw = asBag(data);
  if (raw !== undefined) {
    return [operationOf(String(path ?? "/"), verb, raw)];
  }
  const handler = nodes.find(
    ({ type, id, urn }) =>
      type === "aws:lambda/function:Function" && (id === eventHandler || urn === eventHandler),
  );
  return handler === undefined
    ? skip("eventHandler", "it is no function of this program")
    : operation({
        type: "aws_proxy",
        httpMethod: "POST",
        uri: handler.outputs["invokeArn"] ?? "",
      });
}
