/**
 * Requests for parts.
 *
 * @module
 */
import type { ViewerRequest } from "./message.ts";

/** Whether a request is for a part. Only GET can (RFC 9110 §14.2). */
export function asksForPart(request: Pick<ViewerRequest, "method" | "headers">): boolean {
  return request.method === "GET" && request.headers["range"] !== undefined;
}
