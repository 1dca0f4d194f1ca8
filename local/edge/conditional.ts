/**
 * A viewer's conditional request against an answer that would be 200.
 *
 * @module
 */
import type { HeaderMap } from "./message.ts";

/** @returns the status the viewer gets. */
export function conditionalStatus(
  _requestHeaders: HeaderMap,
  _responseHeaders: HeaderMap,
): 200 | 304 | 412 {
  throw new Error("not written");
}
