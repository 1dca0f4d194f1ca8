/**
 * The Cache-Control of an answer, as values.
 *
 * @module
 */

/** The directives that CloudFront obeys. Times are whole seconds. */
export interface CacheControl {
  readonly maxAge?: number;
  readonly sMaxAge?: number;
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly private: boolean;
  readonly staleWhileRevalidate?: number;
  readonly staleIfError?: number;
  /** Lower-case names of `no-cache="…"`. */
  readonly noCacheFields: readonly string[];
}

/** Reads a Cache-Control value. */
export function parseCacheControl(_value: string): CacheControl {
  throw new Error("not written");
}
