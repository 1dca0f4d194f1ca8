/**
 * What CloudFront refuses before it looks at the distribution: sizes, targets, bodies where none may be.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @module
 */
import { maxHeadBytes, maxUrlBytes } from "../../../../aws/cloudfront-limits.ts";
import { headerBytes } from "../../../http/header-map.ts";
import type { ViewerRequest } from "../../../http/message.ts";

/** A refusal by size, form or body. */
export interface LimitRefusal {
  readonly status: 400 | 403 | 414 | 494;
  /** CloudFront ends the connection after a size refusal. */
  readonly closes: boolean;
}

/** Spaces, controls, `#` and raw bytes beyond ASCII are not allowed in a request target (RFC 9112 §3.2). */
const illegalInTarget = /[^\x21-\x7e]|#/;

const malformed: LimitRefusal = { status: 400, closes: true };
const urlTooLong: LimitRefusal = { status: 414, closes: true };
const headTooLarge: LimitRefusal = { status: 494, closes: true };
const bodyNotAllowed: LimitRefusal = { status: 403, closes: false };

/** Bytes of path, `?` and query string. */
function urlBytes(request: ViewerRequest): number {
  return request.path.length + (request.querystring === "" ? 0 : request.querystring.length + 1);
}

/** Bytes of the request line, with its two spaces and line end; `HTTP/1.1` is eight of them. */
function requestLineBytes(request: ViewerRequest): number {
  return request.method.length + urlBytes(request) + 12;
}

/** RFC 9112 §3.2: one Host, no more; HTTP/1.0 may come without, but then names no distribution either. */
function hasOneHost(request: ViewerRequest): boolean {
  return request.headers["host"]?.length === 1;
}

/**
 * Checks form and size of a request.
 *
 * See `processingOrder`, `urlLength` and `headWithBody` in aws/cloudfront-behavior.ts.
 *
 * @returns `undefined` when the request may go on.
 * @throws never
 */
export function judgeLimits(request: ViewerRequest): LimitRefusal | undefined {
  if (urlBytes(request) > maxUrlBytes.value) {
    return urlTooLong;
  }
  const linesBytes = request.headerBytes ?? headerBytes(request.headers);
  if (requestLineBytes(request) + linesBytes > maxHeadBytes.value) {
    return headTooLarge;
  }
  if (!request.path.startsWith("/") || illegalInTarget.test(request.path)) {
    return malformed;
  }
  if (illegalInTarget.test(request.querystring) || !hasOneHost(request)) {
    return malformed;
  }
  const bodiless = request.method === "GET" || request.method === "HEAD";
  return bodiless && request.body.length > 0 ? bodyNotAllowed : undefined;
}
