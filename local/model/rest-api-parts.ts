/**
 * The parts of a REST API that are not resources of the program: those of an OpenAPI definition.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 * @module
 */
import type { GraphNode, Properties, Value } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";
import { type Definition, type Operation, readDefinition, renamed } from "./open-api.ts";
import { modelName, schemasOf, validationOf } from "./open-api-validation.ts";
import { virtualNode } from "./virtual-node.ts";

/** Nodes of all parts that the definition of an API has. */
export function restApiParts(api: GraphNode, findings: Findings): readonly GraphNode[] {
  const definition = readDefinition(api, findings);
  return definition === undefined
    ? []
    : [...validationNodes(api, definition), ...operationNodes(api, definition)];
}

/** Nodes of resources, authorizers, methods and integrations. */
export function operationNodes(
  api: GraphNode,
  definition: Pick<Definition, "operations" | "schemes"> & Partial<Pick<Definition, "document">>,
): readonly GraphNode[] {
  const { operations, document = {} } = definition;
  const used = new Set(operations.flatMap(({ security }) => Object.keys(security)));
  return [
    ...resourceNodes(api, operations),
    ...[...used].flatMap((name) => authorizerNode(api, name, definition.schemes)),
    ...operations.flatMap((operation) => methodNodes(api, operation, definition.schemes, document)),
  ];
}

function part(api: GraphNode, kind: string, id: string, inputs: Properties): GraphNode {
  const type = `aws:apigateway/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  return virtualNode(api, { type, id, inputs: { restApi: api.id, ...inputs } });
}

/** Nodes of validators, models and gateway responses. */
function validationNodes(api: GraphNode, definition: Definition): readonly GraphNode[] {
  const { document } = definition;
  const named = (extension: string) =>
    Object.entries(asBag(document[`x-amazon-apigateway-${extension}`]) ?? {});
  return [
    ...named("request-validators").map(([name, validator]) =>
      part(api, "RequestValidator", name, { name, ...asBag(validator) }),
    ),
    ...named("gateway-responses").map(([responseType, response]) =>
      virtualNode(api, {
        type: "aws:apigateway/response:Response",
        id: responseType,
        inputs: {
          ...asBag(response),
          restApiId: api.id,
          responseType,
          ...statusText(asBag(response)?.["statusCode"]),
        },
      }),
    ),
    ...schemasOf(definition).map(([name, schema]) =>
      part(api, "Model", `model ${name}`, { name: modelName(name), schema }),
    ),
  ];
}

/** A status is written as a number as well. */
function statusText(status: Value | undefined): Properties {
  return status === undefined || status === null ? {} : { statusCode: String(status) };
}

/** One resource for each segment of each path, parents first. */
function resourceNodes(api: GraphNode, operations: readonly Operation[]): readonly GraphNode[] {
  const paths = new Set<string>();
  for (const { path } of operations) {
    const segments = segmentsOf(path);
    for (const length of segments.keys()) {
      paths.add(`/${segments.slice(0, length + 1).join("/")}`);
    }
  }
  return [...paths].map((path) => {
    const segments = segmentsOf(path);
    const parent = `/${segments.slice(0, -1).join("/")}`;
    const parentId = resourceId(api, parent);
    return part(api, "Resource", path, { parentId, pathPart: segments.at(-1) ?? "" });
  });
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** The root has an id of AWS's own. */
function resourceId(api: GraphNode, path: string): Value {
  const plain = `/${segmentsOf(path).join("/")}`;
  return plain === "/" ? (api.outputs["rootResourceId"] ?? "") : plain;
}

/** The authorizer that a security scheme describes. */
function authorizerNode(api: GraphNode, name: string, schemes: Properties): readonly GraphNode[] {
  const scheme = asBag(schemes[name]);
  const described = asBag(scheme?.["x-amazon-apigateway-authorizer"]);
  if (described === undefined) {
    return [];
  }
  const header = scheme?.["in"] === "header" ? scheme["name"] : undefined;
  const token =
    typeof header === "string" ? { identitySource: `method.request.header.${header}` } : {};
  const type = String(described["type"] ?? "token").toUpperCase();
  return [
    part(api, "Authorizer", name, { name, ...(type === "TOKEN" ? token : {}), ...described, type }),
  ];
}

/** What the security of an operation asks for. */
function guardOf({ security }: Operation, schemes: Properties): Properties {
  const guards = Object.keys(security).map((name): Properties => {
    const scheme = asBag(schemes[name]);
    if (scheme?.["x-amazon-apigateway-authtype"] === "awsSigv4") {
      return { authorization: "AWS_IAM" };
    }
    const described = asBag(scheme?.["x-amazon-apigateway-authorizer"]);
    if (described !== undefined) {
      const isPool = described["type"] === "cognito_user_pools";
      return { authorization: isPool ? "COGNITO_USER_POOLS" : "CUSTOM", authorizerId: name };
    }
    return scheme?.["type"] === "apiKey" ? { apiKeyRequired: true } : {};
  });
  return Object.assign({ authorization: "NONE" }, ...guards);
}

/** OpenAPI's names of an integration's properties. */
const integrationNames = {
  httpMethod: "integrationHttpMethod",
  timeoutInMillis: "timeoutMilliseconds",
};

function methodNodes(
  api: GraphNode,
  operation: Operation,
  schemes: Properties,
  document: Properties,
): readonly GraphNode[] {
  const { path, method, integration } = operation;
  const place = { resourceId: resourceId(api, path), httpMethod: method };
  const id = `${method} ${path}`;
  const declared = part(api, "Method", id, {
    ...place,
    ...guardOf(operation, schemes),
    ...validationOf(operation, document),
  });
  if (integration === undefined) {
    return [declared];
  }
  const { type, responses, passthroughBehavior, ...rest } = integration;
  return [
    declared,
    part(api, "Integration", `integration ${id}`, {
      ...renamed(rest, integrationNames),
      ...place,
      type: String(type ?? "").toUpperCase(),
      // Definitions have it in lower case, resources in capitals.
      ...(typeof passthroughBehavior === "string"
        ? { passthroughBehavior: passthroughBehavior.toUpperCase() }
        : {}),
    }),
    ...Object.entries(asBag(responses) ?? {}).map(([key, response]) =>
      part(api, "IntegrationResponse", `response ${key} of ${id}`, {
        ...asBag(response),
        ...place,
        statusCode: String(asBag(response)?.["statusCode"] ?? "200"),
        ...(key === "default" ? {} : { selectionPattern: key }),
      }),
    ),
  ];
}
