/**
 * Request bodies against the models of their media types: JSON Schema draft 4.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 * @module
 */
import type { Bag } from "../api-gateway/function-response.ts";

/** Models that bodies have to conform to. */
export interface BodyModels {
  /** Names of models by media type. Bodies of other types are not validated. */
  readonly byType: Readonly<Record<string, string>>;
  /** Schemas by name; they may refer to each other. */
  readonly schemas: Readonly<Record<string, Bag>>;
}

/** What is wrong with a body; `undefined` for nothing. */
export type ValidateBody = (mediaType: string, body: Buffer) => Promise<string | undefined>;

/** Where models find each other: `https://apigateway.amazonaws.com/restapis/<api>/models/<name>`. */
const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\//;

type Validator = (value: unknown) => string | undefined;

/** Makes what validates bodies. The validator is loaded when a body is validated first. */
export function createBodyValidation({ byType, schemas }: BodyModels): ValidateBody {
  const validators = new Map<string, Promise<Validator>>();

  function validatorOf(name: string): Promise<Validator> {
    const known = validators.get(name) ?? compile(name, schemas);
    validators.set(name, known);
    return known;
  }

  return async (mediaType, body) => {
    const name = Object.hasOwn(byType, mediaType) ? byType[mediaType] : undefined;
    if (name === undefined) {
      return undefined;
    }
    const validate = await validatorOf(name);
    try {
      return validate(JSON.parse(body.toString("utf8")));
    } catch {
      return "the body is not JSON";
    }
  };
}

/** @throws {Error} for a model that is no JSON Schema. */
async function compile(name: string, schemas: BodyModels["schemas"]): Promise<Validator> {
  const { default: Ajv } = await import("ajv-draft-04");
  const ajv = new Ajv.default({ strict: false, validateFormats: false, logger: false });
  for (const [each, schema] of Object.entries(schemas)) {
    const { id: _id, ...named } = schema;
    ajv.addSchema(named, each);
  }
  const validate = ajv.getSchema(name);
  return (value) =>
    validate?.(value) === false ? ajv.errorsText(validate.errors, { dataVar: "body" }) : undefined;
}

/** A schema whose references to other models are by their names. */
export function localSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(localSchema);
  }
  if (typeof schema !== "object" || schema === null) {
    return schema;
  }
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string"
        ? value.replace(modelUrl, "")
        : localSchema(value),
    ]),
  );
}
