/**
 * A response headers policy, applied after the cache.
 *
 * @module
 */
import type { HeaderMap } from "./message.ts";
import type { ResponseHeadersPolicy } from "./model.ts";

/** The headers that the viewer gets; the map given is not changed. */
export function applyResponseHeaders(
  _headers: HeaderMap,
  _policy: ResponseHeadersPolicy | undefined,
  _requestOrigin: string | undefined,
  _method: string,
): HeaderMap {
  throw new Error("not written");
}
