/**
 * What the request validator of a method asks of a request.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 * @module
 */
import type { GraphNode } from "../program/graph.ts";
import { asBag } from "../program/values.ts";
import type { Bag } from "../services/api-gateway/function-response.ts";
import { type BodyModels, localSchema } from "../services/api-gateway-rest/body-validation.ts";
import { Reader } from "./property-reader.ts";
import { partsOf, type RestParts } from "./rest-parts.ts";

/** What is validated. */
export interface Validation {
  readonly requiredParameters: readonly string[];
  /** @default bodies are not validated */
  readonly body?: BodyModels;
}

/** Models that every API has. */
const ownModels: Readonly<Record<string, Bag>> = { Empty: {}, Error: { type: "object" } };

/** Reads what a method's validator validates. */
export function readValidation(method: Reader, api: GraphNode, parts: RestParts): Validation {
  const id = method.text("requestValidatorId", "");
  const validators = partsOf(api, "aws:apigateway/requestValidator:RequestValidator", parts);
  const validator = validators.find((each) => each.id === id);
  if (id !== "" && validator === undefined) {
    method.foreign("requestValidatorId", "must be a validator of the same API");
  }
  const byType = method.dictionary("requestModels");
  const validatesBody =
    validator?.inputs["validateRequestBody"] === true && Object.keys(byType).length > 0;
  const body = validatesBody ? readBodyModels(method, byType, api, parts) : undefined;
  return {
    requiredParameters:
      validator?.inputs["validateRequestParameters"] === true
        ? Object.entries(asBag(method.value("requestParameters")) ?? {})
            .filter(([, required]) => required === true)
            .map(([name]) => name)
        : [],
    ...(body && { body }),
  };
}

function readBodyModels(
  method: Reader,
  byType: Readonly<Record<string, string>>,
  api: GraphNode,
  parts: RestParts,
): BodyModels {
  const models = partsOf(api, "aws:apigateway/model:Model", parts).map(
    (node) => [String(node.outputs["name"] ?? node.id), readSchema(node, parts)] as const,
  );
  const schemas = { ...ownModels, ...Object.fromEntries(models) };
  for (const name of Object.values(byType)) {
    if (!Object.hasOwn(schemas, name)) {
      method.foreign("requestModels", `must name models of the same API, and ${name} is none`);
    }
  }
  const known = Object.entries(byType).filter(([, name]) => Object.hasOwn(schemas, name));
  return { byType: Object.fromEntries(known), schemas };
}

/** A model without a schema takes everything. */
function readSchema(node: GraphNode, { findings }: RestParts): Bag {
  const inputs = Reader.inputs(node, findings);
  try {
    const schema = asBag(JSON.parse(inputs.text("schema", "{}")));
    if (schema !== undefined) {
      return asBag(localSchema(schema) as typeof schema) ?? {};
    }
  } catch {
    // Told below.
  }
  inputs.refuse("schema", "must be a JSON Schema");
  return {};
}
