/**
 * The answer to a range request: 206 with one part or several, or 416.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7
 * @module
 */

import { emptyHeaders, filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import type { ByteRange, RangeDecision } from "./byte-range.ts";

/** A 206 with these headers and this body. */
function partial(headers: HeaderMap, body: Buffer): Message {
  setHeader(headers, "Content-Length", String(body.length));
  return { status: 206, statusDescription: "Partial Content", headers, body };
}

/** The value of Content-Range for one range of an object. */
function contentRange({ start, end }: ByteRange, length: number): string {
  return `bytes ${start}-${end}/${length}`;
}

/** Several parts, each with a head of its own (RFC 9110 §14.6). */
function multipart(whole: Message, ranges: readonly ByteRange[], boundary: string): Message {
  const type = headerValue(whole.headers, "content-type");
  const typeLine = type === undefined ? "" : `Content-Type: ${type}\r\n`;
  const pieces = ranges.flatMap((range) => [
    Buffer.from(
      `\r\n--${boundary}\r\n${typeLine}Content-Range: ${contentRange(range, whole.body.length)}\r\n\r\n`,
      "latin1",
    ),
    whole.body.subarray(range.start, range.end + 1),
  ]);
  const headers = filterHeaders(whole.headers, () => true);
  setHeader(headers, "Content-Type", `multipart/byteranges; boundary=${boundary}`);
  return partial(headers, Buffer.concat([...pieces, Buffer.from(`\r\n--${boundary}--\r\n`)]));
}

/** The 416 of an object of this length, without a body. */
function unsatisfiable(length: number): Message {
  const headers = emptyHeaders();
  setHeader(headers, "Content-Range", `bytes */${length}`);
  setHeader(headers, "Content-Length", "0");
  return {
    status: 416,
    statusDescription: "Requested Range Not Satisfiable",
    headers,
    body: Buffer.alloc(0),
  };
}

/**
 * The response for a decision; the same message when that is the whole object.
 *
 * @param whole The object the decision was made about.
 * @param boundary Separates parts. Random, so that no object contains it.
 */
export function applyRange(whole: Message, decision: RangeDecision, boundary: string): Message {
  switch (decision.kind) {
    case "whole":
      return whole;
    case "part": {
      const headers = filterHeaders(whole.headers, () => true);
      setHeader(headers, "Content-Range", contentRange(decision, whole.body.length));
      return partial(headers, whole.body.subarray(decision.start, decision.end + 1));
    }
    case "parts":
      return multipart(whole, decision.ranges, boundary);
    case "unsatisfiable":
      return unsatisfiable(whole.body.length);
  }
}
