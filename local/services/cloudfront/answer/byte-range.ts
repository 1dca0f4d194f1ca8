/**
 * Range requests, answered by the edge from a whole object.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14
 * @module
 */

import { parseHttpDate } from "../../../http/date-header.ts";
import { stronglyEqual } from "../../../http/entity-tag.ts";
import { headerValue } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";

/** Bytes of an object, from 0, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a Range header comes to. */
export type RangeDecision =
  /** The whole object, with the status it has. */
  | { readonly kind: "whole" }
  /** One range: 206. */
  | ({ readonly kind: "part" } & ByteRange)
  /** Two or more, ascending and apart: 206, as multipart/byteranges. */
  | { readonly kind: "parts"; readonly ranges: readonly ByteRange[] }
  /** None lies within the object: 416. */
  | { readonly kind: "unsatisfiable" };

const whole: RangeDecision = { kind: "whole" };

/** More parts than clients request. Each costs a head of its own, so the whole object is cheaper (RFC 9110 §17.15). */
const maxParts = 100;

/** One member of the list: `first-last`, `first-` or `-length`. */
const member = /^[\t ]*(\d*)-(\d*)[\t ]*$/;

/** A range within an object. `"outside"`: well formed, and not in it. `undefined`: malformed. */
function resolve(text: string, length: number): ByteRange | "outside" | undefined {
  const [, first = "", last = ""] = member.exec(text) ?? [];
  if (first === "" && last === "") {
    return undefined;
  }
  if (first === "") {
    const start = Math.max(0, length - Number(last));
    return start < length ? { start, end: length - 1 } : "outside";
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) {
    return undefined;
  }
  return start < length
    ? { start, end: last === "" ? length - 1 : Math.min(Number(last), length - 1) }
    : "outside";
}

/** Every range within the object, or `undefined` when CloudFront would answer with the whole of it. */
function resolveAll(header: string, length: number): readonly ByteRange[] | undefined {
  const specs = /^bytes=/i.test(header) ? header.slice("bytes=".length).split(",") : [];
  if (specs.length === 0 || specs.length > maxParts) {
    return undefined;
  }
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const range = resolve(spec, length);
    const previous = ranges.at(-1);
    if (range === undefined) {
      return undefined;
    }
    if (range === "outside") {
      continue;
    }
    // AWS: ranges must ascend and must not overlap.
    if (previous !== undefined && range.start <= previous.end) {
      return undefined;
    }
    ranges.push(range);
  }
  return ranges;
}

/** Whether If-Range holds: a strong tag that is the answer's, or the very date it carries (RFC 9110 §13.1.5). */
function ifRangeHolds(ifRange: string, response: Message, nowMs: number): boolean {
  const etag = headerValue(response.headers, "etag");
  if (etag !== undefined && stronglyEqual(ifRange.trim(), etag)) {
    return true;
  }
  const wantedMs = parseHttpDate(ifRange.trim(), nowMs);
  return (
    wantedMs !== undefined &&
    wantedMs === parseHttpDate(headerValue(response.headers, "last-modified"), nowMs)
  );
}

/**
 * Evaluates the Range header of a GET against the object. What CloudFront does not accept (a range that is
 * malformed, descending or overlapping, or a unit other than bytes) gets the whole object with 200.
 *
 * @param ifRange The If-Range header; where it does not hold, the whole object is the answer.
 * @param response The whole object; anything but a 200 stays as it is.
 * @param nowMs Milliseconds since the epoch.
 * @throws never
 */
export function decideRange(
  header: string | undefined,
  ifRange: string | undefined,
  response: Message,
  nowMs: number,
): RangeDecision {
  if (header === undefined || response.status !== 200) {
    return whole;
  }
  if (ifRange !== undefined && !ifRangeHolds(ifRange, response, nowMs)) {
    return whole;
  }
  const ranges = resolveAll(header, response.body.length);
  if (ranges === undefined) {
    return whole;
  }
  const [first, second] = ranges;
  if (first === undefined) {
    return { kind: "unsatisfiable" };
  }
  return second === undefined ? { kind: "part", ...first } : { kind: "parts", ranges };
}
