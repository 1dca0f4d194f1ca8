/**
 * Headers and Lambda@Edge: which are hidden from functions, and which they may not touch.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 * @module
 */
import {
  disallowedEdgeHeaders,
  readOnlyEdgeHeaders,
} from "../../../../aws/cloudfront-header-lists.ts";
import { filterHeaders } from "../../../http/header-map.ts";
import { wireToText } from "../../../http/header-text.ts";
import type { HeaderMap } from "../../../http/message.ts";
import { remembered } from "../../../http/remembered.ts";
import type { EventType } from "../model.ts";

/** Hidden from every function; adding one is an error. */
const disallowed: ReadonlySet<string> = new Set(
  disallowedEdgeHeaders.value.filter((name) => !name.endsWith("*")),
);
const disallowedPrefixes = disallowedEdgeHeaders.value
  .filter((name) => name.endsWith("*"))
  .map((name) => name.slice(0, -1));

/** Visible, but not to be added, changed or deleted, by event. */
const readOnly: Readonly<Record<EventType, ReadonlySet<string>>> = {
  "viewer-request": new Set(readOnlyEdgeHeaders.value["viewer-request"]),
  "origin-request": new Set(readOnlyEdgeHeaders.value["origin-request"]),
  "origin-response": new Set(readOnlyEdgeHeaders.value["origin-response"]),
  "viewer-response": new Set(readOnlyEdgeHeaders.value["viewer-response"]),
};

/** Whether functions neither see nor write a header. @param name Lower case. */
export const isDisallowed = remembered(
  (name) => disallowed.has(name) || disallowedPrefixes.some((prefix) => name.startsWith(prefix)),
);

/** What an event shows of headers. */
export function visibleHeaders(headers: HeaderMap): HeaderMap {
  return filterHeaders(headers, (name) => !isDisallowed(name));
}

/** What an event hides of headers: it survives the function. */
export function hiddenHeaders(headers: HeaderMap): HeaderMap {
  return filterHeaders(headers, isDisallowed);
}

const noLines: HeaderMap[string] = [];

/** Whether a function left the lines of a header as they were; the casing of names does not count. */
function sameLines(before: HeaderMap, after: HeaderMap, name: string): boolean {
  const { [name]: one = noLines } = before;
  const { [name]: other = noLines } = after;
  return (
    one.length === other.length &&
    one.every(({ value }, at) => wireToText(value) === other[at]?.value)
  );
}

/**
 * Checks what a function did to headers.
 *
 * For a deleted read-only header see `deletedReadOnlyHeader` in aws/edge-behavior.ts.
 *
 * @param before The headers that the event was made from; empty for a response the function made itself.
 * @param after As the function returned them, as text.
 * @returns what is wrong, as CloudFront would log it; `undefined` when nothing is.
 */
export function headerViolation(
  event: EventType,
  before: HeaderMap,
  after: HeaderMap,
): string | undefined {
  for (const name of Object.keys(after)) {
    if (isDisallowed(name)) {
      return `the function tried to add a disallowed header, headerName : ${name}`;
    }
  }
  for (const name of readOnly[event]) {
    if (!sameLines(before, after, name)) {
      return `the function tried to add, delete or change a read-only header, headerName : ${name}`;
    }
  }
  // Only this one is documented; other CloudFront-* names a function writes are replaced or dropped later.
  const country = "cloudfront-viewer-country";
  return event === "viewer-request" &&
    after[country] !== undefined &&
    !sameLines(before, after, country)
    ? `the function tried to add ${country}, which CloudFront adds after viewer-request`
    : undefined;
}
