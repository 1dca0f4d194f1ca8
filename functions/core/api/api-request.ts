/**
 * A request to the regional API or the desk, independent of the gateway's format.
 *
 * @module
 */
import type { QueryPair } from "./query-pairs.ts";

/** What a request to change something has besides. */
export interface ChangeRequest {
  /** `If-Match`, lines joined by commas. */
  readonly ifMatch: string | undefined;
  /** `Idempotency-Key`, lines joined by commas. */
  readonly idempotencyKey: string | undefined;
  /** `Content-Type`, lines joined by commas. */
  readonly contentType: string | undefined;
  /** `undefined` when it is not UTF-8. Empty when there is none. */
  readonly body: string | undefined;
}

/** The parts of a request that decisions use. */
export interface ApiRequest {
  readonly method: string;
  /** Without query string and stage; percent-encoded or not, as the gateway sends it. */
  readonly path: string;
  readonly query: readonly QueryPair[];
  /** The values of its `Authorization` header lines. */
  readonly authorization: readonly string[];
  /** `If-None-Match`, lines joined by commas. */
  readonly ifNoneMatch: string | undefined;
  /** The attempt of the facade's origin group, from the custom header `x-touchline-attempt`. */
  readonly attempt: string | undefined;
  /** @default an API without changes */
  readonly change?: ChangeRequest;
}
