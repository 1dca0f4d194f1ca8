/**
 * The OpenAPI description of an API, built from its routes.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 * @module
 */
import { exampleIndex } from "./example-season.ts";
import { type JsonSchema, shared, sharedSchemas } from "./json-schema.ts";
import type { Parameter } from "./parameter.ts";
import type { Route } from "./route.ts";
import type { SeasonIndex } from "./season-index.ts";

/** Title and version of an API. */
export interface ApiTitle {
  readonly title: string;
  readonly version: string;
}

const headers = {
  ETag: { description: "Strong entity tag of the body.", schema: { type: "string" } },
  "Cache-Control": { description: "Cache lifetime.", schema: { type: "string" } },
  Link: { description: "Other pages (RFC 8288).", schema: { type: "string" } },
};

const problem = {
  description: "A problem document (RFC 9457) with the accepted values.",
  content: { "application/problem+json": { schema: shared("Problem") } },
};

/**
 * Describes routes. Examples are the routes' responses for the example season.
 *
 * @param routes With different paths.
 * @throws never
 */
export function openApiDocument(title: ApiTitle, routes: readonly Route[]): object {
  const index = exampleIndex();
  return {
    openapi: "3.1.1",
    info: title,
    servers: [{ url: "/" }],
    paths: Object.fromEntries(
      routes.map((route) => [
        route.path,
        { [route.method.toLowerCase()]: operation(route, index) },
      ]),
    ),
    components: {
      schemas: sharedSchemas,
      responses: { Problem: problem },
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  };
}

function operation(route: Route, index: SeasonIndex): object {
  const { operationId, summary, parameters, scopes, schema } = route;
  return {
    operationId,
    summary,
    parameters: parameters.map(parameterObject),
    // OpenAPI 3.1 allows role names for a bearer scheme; these are scopes.
    ...(scopes === undefined ? {} : { security: [{ token: scopes }] }),
    responses: {
      200: success(schema, route.example(index), scopes === undefined),
      ...(scopes === undefined ? { 304: { description: "Not modified." } } : {}),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function success(schema: JsonSchema, example: object, isPublic: boolean): object {
  return {
    description: "Success.",
    ...(isPublic ? { headers } : {}),
    content: { "application/json": { schema, example } },
  };
}

function parameterObject({ name, in: where, description, schema, example }: Parameter<unknown>) {
  const isNumber = schema["type"] === "integer";
  return {
    name,
    in: where,
    description,
    ...(where === "path" ? { required: true } : {}),
    schema,
    example: isNumber ? Number(example) : exampleValue(schema, example),
  };
}

/** An example in the type of its schema. */
function exampleValue(schema: JsonSchema, example: string): string | boolean {
  return schema["type"] === "boolean" ? example === "true" : example;
}
