/**
 * What of an origin's answer may be kept and passed on.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseBehaviorCustomOrigin
 * @module
 */
import { maxHeadBytes } from "../../../../aws/cloudfront-limits.ts";
import {
  copyHeaders,
  filterHeaders,
  headerBytes,
  headerValue,
  setHeader,
} from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import { connectionOptions } from "../headers/connection-options.ts";
import { forwardsCookies } from "../headers/forwarding.ts";
import { withForwardedVary } from "../headers/vary.ts";
import type { Behavior, Origin } from "../model.ts";
import { withoutSetCookie } from "./set-cookie.ts";

/** Headers of one connection, and what the edge writes itself: an origin's `Via` is overwritten. */
const ofOneHop =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|via|x-cache|x-amz-cf-.*|x-edge-.*)$/;

/** What CloudFront removes from the responses of a bucket (RequestAndResponseBehaviorS3Origin.html#response-s3-removed-headers). */
const ofS3: ReadonlySet<string> = new Set(["x-amz-id-2", "x-amz-request-id"]);

/** Statuses without a body (RFC 9110 §15.3.5, §15.4.5). */
const bodiless = new Set([204, 304]);

/** Whether an origin's status is a final one, and its headers within the limit; otherwise CloudFront answers 502. */
export function isHeadAcceptable(message: Message): boolean {
  const { status } = message;
  const isFinal = Number.isInteger(status) && status >= 200 && status <= 599;
  return isFinal && headerBytes(message.headers) <= maxHeadBytes.value;
}

/** Whether a body is shorter or longer than its Content-Length: passed on, never stored. */
export function isTruncated(message: Message, method: string): boolean {
  const length = headerValue(message.headers, "content-length");
  const hasBody = method !== "HEAD" && !bodiless.has(message.status);
  return hasBody && length !== undefined && length !== String(message.body.length);
}

/** The headers that belong to more than one connection: without those that Connection names. */
function endToEnd(headers: HeaderMap, origin: Origin): HeaderMap {
  const named = connectionOptions(headers);
  const isKept = (name: string): boolean =>
    !ofOneHop.test(name) && !named.has(name) && !(origin.kind === "s3" && ofS3.has(name));
  return filterHeaders(headers, isKept);
}

/**
 * An answer as it is stored and passed on.
 *
 * The page on S3 origins does not name Vary among the headers that change, so a bucket's
 * stays as it is: `varyOfBuckets` in aws/.
 * `Set-Cookie` goes unless the behavior forwards cookies; see also
 * `setCookieOfFunction` in aws/cloudfront-cache-behavior.ts. A missing `Date` is the time of receipt (RFC 9110 §6.6.1).
 */
export function acceptAnswer(
  message: Message,
  behavior: Behavior,
  origin: Origin,
  method: string,
  dateNow: string,
): Message {
  const kept = endToEnd(message.headers, origin);
  const headers = copyHeaders(origin.kind === "s3" ? kept : withForwardedVary(kept, behavior));
  if (headers["date"] === undefined) {
    setHeader(headers, "Date", dateNow);
  }
  const body = bodiless.has(message.status) ? Buffer.alloc(0) : message.body;
  if (message.status === 204) {
    delete headers["content-length"];
  }
  if (isTruncated(message, method)) {
    setHeader(headers, "Content-Length", String(body.length));
  }
  const accepted = { ...message, headers, body };
  return forwardsCookies(behavior) ? accepted : withoutSetCookie(accepted);
}
