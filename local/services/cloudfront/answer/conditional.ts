/**
 * Conditional requests of viewers, answered by the edge from what it holds (RFC 9110 §13).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 * @module
 */

import { parseHttpDate } from "../../../http/date-header.ts";
import { parseEntityTags, stronglyEqual, weaklyEqual } from "../../../http/entity-tag.ts";
import { filterHeaders, headerValue } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";

/** Whether a list of tags names the one of the answer. `undefined`: not sent, or malformed and so ignored. */
function namesTag(
  list: string | undefined,
  etag: string | undefined,
  equal: (one: string, other: string) => boolean,
): boolean | undefined {
  const tags = list === undefined ? undefined : parseEntityTags(list);
  if (tags === undefined) {
    return undefined;
  }
  // There is a response, so `*` holds (§13.1.1, §13.1.2).
  return tags === "*" || (etag !== undefined && tags.some((tag) => equal(tag, etag)));
}

/** Whether the answer changed after a date. `undefined`: one of the two dates is missing or is none. */
function changedAfter(
  date: string | undefined,
  lastModified: string | undefined,
  nowMs: number,
): boolean | undefined {
  const sinceMs = parseHttpDate(date, nowMs);
  const modifiedMs = parseHttpDate(lastModified, nowMs);
  return sinceMs === undefined || modifiedMs === undefined ? undefined : modifiedMs > sinceMs;
}

/** Whether a request has conditions: few have, and the dates of a response cost time to read. */
function isConditional(headers: HeaderMap): boolean {
  return (
    headers["if-none-match"] !== undefined ||
    headers["if-modified-since"] !== undefined ||
    headers["if-match"] !== undefined ||
    headers["if-unmodified-since"] !== undefined
  );
}

/**
 * Evaluates the conditions of a GET or HEAD whose answer would be 200, in the order of RFC 9110 §13.2.2.
 * A malformed condition counts as not sent. That CloudFront answers If-Match and If-Unmodified-Since
 * from its cache at all is inferred: `conditionsFromCache` in aws/.
 *
 * @param nowMs Milliseconds since the epoch.
 * @returns 304 when the viewer has this answer, 412 when it wanted another, else 200.
 * @throws never
 */
export function conditionalStatus(
  requestHeaders: HeaderMap,
  responseHeaders: HeaderMap,
  nowMs: number,
): 200 | 304 | 412 {
  if (!isConditional(requestHeaders)) {
    return 200;
  }
  const etag = headerValue(responseHeaders, "etag");
  const lastModified = headerValue(responseHeaders, "last-modified");
  const date = (name: string): boolean | undefined =>
    changedAfter(headerValue(requestHeaders, name), lastModified, nowMs);

  const matches = namesTag(headerValue(requestHeaders, "if-match"), etag, stronglyEqual);
  const failed = matches === undefined ? date("if-unmodified-since") : !matches;
  if (failed) {
    return 412;
  }
  const known = namesTag(headerValue(requestHeaders, "if-none-match"), etag, weaklyEqual);
  // If-None-Match takes precedence over If-Modified-Since (§13.1.3).
  const unchanged = known === undefined ? date("if-modified-since") === false : known;
  return unchanged ? 304 : 200;
}

/** Headers that describe a body, which a 304 does not have (RFC 9110 §15.4.5). */
const ofTheBody = new Set([
  "content-encoding",
  "content-language",
  "content-length",
  "content-range",
  "content-type",
]);

/** The 304 in place of a 200. */
export function notModified(message: Message): Message {
  return {
    status: 304,
    statusDescription: "Not Modified",
    headers: filterHeaders(message.headers, (name) => !ofTheBody.has(name)),
    body: Buffer.alloc(0),
  };
}
