/**
 * A request to the regional API or to the desk, after any gateway's spelling.
 *
 * @module
 */
import type { QueryPair } from "./query-pairs.ts";

/** Of a request, what decisions go by. */
export interface ApiRequest {
  readonly method: string;
  /** Without query string and stage; percent-encoded or not, as the gateway has it. */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** The values of its `Authorization` header lines. */
  readonly authorization: readonly string[];
  /** `If-None-Match`, lines joined by commas. */
  readonly ifNoneMatch: string | undefined;
  /** Which origin of the facade's origin group asks: its custom header `x-touchline-attempt`. */
  readonly attempt: string | undefined;
}
