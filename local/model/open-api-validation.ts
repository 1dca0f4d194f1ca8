/**
 * What an OpenAPI definition says about the parameters and bodies of its operations.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-validation-sample-api-swagger.html
 * @module
 */
import type { Properties, Value } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Definition, Operation } from "./open-api.ts";

const validator = "x-amazon-apigateway-request-validator";

/** Places of parameters, as methods name them. */
const places: Readonly<Record<string, string>> = {
  header: "header",
  path: "path",
  query: "querystring",
};

/** The name of the model that a schema of a definition becomes. */
export function modelName(name: string): string {
  return name.replace(/^#\/(?:definitions|components\/schemas)\//, "");
}

/** A schema as the text of a model, with references by the names of models. */
function modelText(schema: Value): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? modelName(value) : value,
  );
}

/** Every schema by name: those of the definition, and those that operations have in place. */
export function schemasOf({
  document,
  operations,
}: Definition): readonly (readonly [name: string, schema: string])[] {
  const shared = {
    ...asBag(document["definitions"]),
    ...asBag(asBag(document["components"])?.["schemas"]),
  };
  const inPlace = operations.flatMap((operation) =>
    Object.entries(bodySchemas(operation, document)).flatMap(([type, schema]) =>
      typeof schema["$ref"] === "string" ? [] : [[bodyName(operation, type), schema] as const],
    ),
  );
  return [...Object.entries(shared), ...inPlace].map(([name, schema]) => [name, modelText(schema)]);
}

/** The name of a schema that has none. */
function bodyName({ method, path }: Operation, type: string): string {
  return `${type} of ${method} ${path}`;
}

/** Schemas of an operation's body by media type: of OpenAPI 3 and 2. */
function bodySchemas(
  { operation, parameters }: Operation,
  document: Properties,
): Readonly<Record<string, Properties>> {
  const content = asBag(asBag(operation["requestBody"])?.["content"]) ?? {};
  const inBody = parameters.find((parameter) => parameter["in"] === "body");
  const consumed = operation["consumes"] ?? document["consumes"];
  const types = Array.isArray(consumed) ? consumed.map(String) : ["application/json"];
  const schema = asBag(inBody?.["schema"]);
  return Object.fromEntries([
    ...Object.entries(content).flatMap(([type, media]) => {
      const described = asBag(asBag(media)?.["schema"]);
      return described === undefined ? [] : [[type, described] as const];
    }),
    ...(schema === undefined ? [] : types.map((type) => [type, schema] as const)),
  ]);
}

/** The properties of a method that say what is validated. */
export function validationOf(operation: Operation, document: Properties): Properties {
  const name = operation.operation[validator] ?? document[validator];
  if (typeof name !== "string") {
    return {};
  }
  const models = Object.entries(bodySchemas(operation, document)).map(([type, schema]) => {
    const reference = schema["$ref"];
    const model = typeof reference === "string" ? modelName(reference) : bodyName(operation, type);
    return [type, model] as const;
  });
  const parameters = operation.parameters.flatMap((parameter) => {
    const place = places[String(parameter["in"])];
    return place === undefined
      ? []
      : [
          [
            `method.request.${place}.${String(parameter["name"])}`,
            parameter["required"] === true,
          ] as const,
        ];
  });
  return {
    requestValidatorId: name,
    requestModels: Object.fromEntries(models),
    requestParameters: Object.fromEntries(parameters),
  };
}
