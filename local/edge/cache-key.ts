/**
 * The cache key of a request.
 *
 * @module
 */
import type { HeaderMap } from "./message.ts";
import type { CachePolicy, Selection } from "./model.ts";

/** What a key is made of. */
export interface KeyParts {
  readonly path: string;
  readonly querystring: string;
  readonly headers: HeaderMap;
  readonly method: string;
}

/** The key of a request. */
export function cacheKey(
  _distributionId: string,
  _request: KeyParts,
  _policy: CachePolicy,
): string {
  throw new Error("not written");
}

/** The part of a query that a policy lets through, in the order sent. */
export function selectQuery(_querystring: string, _selection: Selection): string {
  throw new Error("not written");
}

/** The part of a Cookie header that a policy lets through, sorted by name. */
export function selectCookies(_cookieHeader: string | undefined, _selection: Selection): string {
  throw new Error("not written");
}
