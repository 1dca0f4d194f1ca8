/**
 * OpenAPI definitions of APIs: documents in JSON or YAML, and their operations.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 * @module
 */

import { parse } from "yaml";
import { routeMethods } from "../../aws/api-gateway-forms.ts";
import type { GraphNode, Properties, Value } from "../program/graph.ts";
import { asBag, isBag } from "../program/values.ts";
import type { Findings } from "./findings.ts";

/** A method at a path. */
export interface Operation {
  /** Like `/pets/{id}`. */
  readonly path: string;
  /** In capitals; `ANY` for all of them. */
  readonly method: string;
  readonly operation: Properties;
  /** What it reads from the request, references resolved. */
  readonly parameters: readonly Properties[];
  /** `x-amazon-apigateway-integration`. @default none */
  readonly integration: Properties | undefined;
  /** Names of the security schemes that the operation has, each with its scopes. */
  readonly security: Readonly<Record<string, readonly string[]>>;
}

/** A definition. */
export interface Definition {
  readonly document: Properties;
  readonly operations: readonly Operation[];
  /** Security schemes by name: of OpenAPI 3 and 2. */
  readonly schemes: Properties;
}

const methods: readonly string[] = routeMethods.value
  .filter((method) => method !== "ANY")
  .map((method) => method.toLowerCase());
const anyMethod = "x-amazon-apigateway-any-method";

/** Extensions that are read, and the one that says of which format the rest is. */
const readExtensions: ReadonlySet<string> = new Set([
  anyMethod,
  "x-amazon-apigateway-authorizer",
  "x-amazon-apigateway-authtype",
  "x-amazon-apigateway-importexport-version",
  "x-amazon-apigateway-integration",
]);

/** Those that a REST API reads besides. */
const restExtensions: ReadonlySet<string> = new Set([
  "x-amazon-apigateway-gateway-responses",
  "x-amazon-apigateway-request-validator",
  "x-amazon-apigateway-request-validators",
]);

/** Names of API Gateway's extensions at any depth, each once. */
function extensionsOf(value: Value): ReadonlySet<string> {
  const inner = Array.isArray(value) ? value : Object.values(asBag(value) ?? {});
  const own = Object.keys(asBag(value) ?? {}).filter((key) => key.startsWith("x-amazon-"));
  return new Set([...own, ...inner.flatMap((item) => [...extensionsOf(item)])]);
}

/** Reads the definition of an API, where it has one. @returns `undefined` without one, and after a refusal. */
export function readDefinition(node: GraphNode, findings: Findings): Definition | undefined {
  const body = node.inputs["body"];
  if (body === undefined || body === null) {
    return undefined;
  }
  const document = asBag(typeof body === "string" ? parsed(body) : body);
  const paths = asBag(document?.["paths"]);
  if (document === undefined || paths === undefined) {
    const message = "must be an OpenAPI definition in JSON or YAML, with paths";
    findings.refuse(node.urn, { path: "body", message });
    return undefined;
  }
  const isRest = node.type === "aws:apigateway/restApi:RestApi";
  for (const extension of extensionsOf(document)) {
    if (!readExtensions.has(extension) && !(isRest && restExtensions.has(extension))) {
      findings.list(node, "body", `the extension ${extension} has no effect`);
    }
  }
  const resolved = (value: Value | undefined) => resolve(document, value);
  const schemes =
    asBag(asBag(document["components"])?.["securitySchemes"]) ??
    asBag(document["securityDefinitions"]) ??
    {};
  return {
    document,
    schemes,
    operations: Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(resolved(item) ?? {}).flatMap(([key, value]) => {
        const operation = resolved(value);
        const method = key === anyMethod ? "ANY" : key.toUpperCase();
        return operation !== undefined && (methods.includes(key) || key === anyMethod)
          ? [operationOf(path, method, operation, document)]
          : [];
      }),
    ),
  };
}

/** An operation with its parts resolved. @param document What references lead into. @default none */
export function operationOf(
  path: string,
  method: string,
  operation: Properties,
  document: Properties = {},
): Operation {
  return {
    path,
    method,
    operation,
    parameters: asList(operation["parameters"]).flatMap((each) => {
      const parameter = resolve(document, each);
      return parameter === undefined ? [] : [parameter];
    }),
    integration: resolve(document, operation["x-amazon-apigateway-integration"]),
    security: readSecurity(operation["security"] ?? document["security"]),
  };
}

function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function parsed(text: string): Value | undefined {
  try {
    return parse(text) as Value;
  } catch {
    return undefined;
  }
}

/** A bag, or the part of the document that it refers to, like `#/components/schemas/Pet`. */
function resolve(document: Properties, value: Value | undefined): Properties | undefined {
  const bag = asBag(value);
  const reference = bag?.["$ref"];
  if (typeof reference !== "string") {
    return bag;
  }
  const steps = reference.replace(/^#\//, "").split("/");
  const found = steps.reduce<Value | undefined>(
    (part, step) => asBag(part)?.[step.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return asBag(found);
}

function readSecurity(value: Value | undefined): Readonly<Record<string, readonly string[]>> {
  const entries = (Array.isArray(value) ? value : [])
    .filter(isBag)
    .flatMap((requirement: Properties) => Object.entries(requirement))
    .map(([name, scopes]) => [name, Array.isArray(scopes) ? scopes.map(String) : []] as const);
  return Object.fromEntries(entries);
}

/** A property under another name, where it is there. */
export function renamed(
  bag: Properties | undefined,
  names: Readonly<Record<string, string>>,
): Properties {
  return Object.fromEntries(
    Object.entries(bag ?? {}).map(([name, value]) => [
      Object.hasOwn(names, name) ? (names[name] ?? name) : name,
      value,
    ]),
  );
}
