/**
 * A route: its path, its plan and its description.
 *
 * @module
 */
import type { FreshnessTerms } from "../../contract.ts";
import type { ApiRequest } from "./api-request.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Parameter } from "./parameter.ts";
import type { Plan } from "./plan.ts";
import type { TagBody } from "./public-answer.ts";
import type { SeasonIndex } from "./season-index.ts";

/** What every route can use. */
export interface ApiTerms {
  /** AWS Region of the function. */
  readonly region: string;
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  readonly freshness: FreshnessTerms;
  readonly tagBody: TagBody;
}

/** A request and its path parameters. */
export interface Asked {
  /** By the names in braces of the route's path, as sent. */
  readonly path: Readonly<Record<string, string>>;
  readonly request: ApiRequest;
}

/** See the module. */
export interface Route {
  readonly method: "GET" | "PUT" | "PATCH" | "DELETE";
  /** An OpenAPI template: `/v1/leagues/{league}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter<unknown>[];
  /** Required scopes; `undefined` when no token is required. */
  readonly scopes: readonly string[] | undefined;
  /** What a response that caches share is computed from. @default caches share none */
  readonly sharedFrom?: "season";
  /** The schema of a 200 response. */
  readonly schema: JsonSchema;
  /** The response for the example season. */
  example(index: SeasonIndex): object;
  /** @throws never */
  plan(asked: Asked, terms: ApiTerms): Plan;
}

/** The routes of a request path, one for each method. */
export interface FoundRoute {
  readonly routes: readonly [Route, ...Route[]];
  /** See {@link Asked}. */
  readonly path: Readonly<Record<string, string>>;
}

/** The methods of a path. HEAD is included with GET, and OPTIONS always. */
export function methodsOf({ routes }: FoundRoute): readonly string[] {
  const own = routes.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...own, "OPTIONS"];
}
