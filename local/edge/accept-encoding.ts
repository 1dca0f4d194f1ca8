/**
 * Accept-Encoding as it enters the cache key.
 *
 * @module
 */
import type { CachePolicy } from "./model.ts";

/** A coding that the edge can answer with. */
export type Encoding = "br" | "gzip" | "identity";

/** @returns `"br,gzip"`, `"br"`, `"gzip"` or `""`. */
export function normalizeAcceptEncoding(
  _value: string | undefined,
  _policy: Pick<CachePolicy, "gzip" | "brotli">,
): string {
  throw new Error("not written");
}
