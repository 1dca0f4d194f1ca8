/**
 * A route: what is asked under which path, how that is answered, how it is described.
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

/** What every route may go by. */
export interface ApiTerms {
  /** AWS Region that answers. */
  readonly region: string;
  /** Named in `WWW-Authenticate`; printable ASCII without `"` and `\`. */
  readonly realm: string;
  readonly freshness: FreshnessTerms;
  readonly tagBody: TagBody;
}

/** A request, and what its path says. */
export interface Asked {
  /** By the names in braces of the route's path, as they came. */
  readonly path: Readonly<Record<string, string>>;
  readonly request: ApiRequest;
}

/** See the module. */
export interface Route {
  readonly method: "GET" | "PUT";
  /** An OpenAPI template: `/v1/leagues/{league}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter<unknown>[];
  /** Scopes of the token it needs; `undefined` when it needs none. */
  readonly scopes: readonly string[] | undefined;
  /** Of what it answers with 200. */
  readonly schema: JsonSchema;
  /** An answer of the example season. */
  example(index: SeasonIndex): object;
  /** @throws never */
  plan(asked: Asked, terms: ApiTerms): Plan;
}

/** A route, found by the path of a request. */
export interface FoundRoute {
  readonly route: Route;
  /** See {@link Asked}. */
  readonly path: Readonly<Record<string, string>>;
}

/** What the path of a route takes. HEAD goes with GET, and OPTIONS with everything. */
export function methodsOf({ method }: Route): readonly string[] {
  return method === "GET" ? ["GET", "HEAD", "OPTIONS"] : [method, "OPTIONS"];
}
