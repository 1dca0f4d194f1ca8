/**
 * Requests for a range of an object that is to be stored: the whole object is requested as one range, so that
 * the origin shows whether it supports ranges.
 *
 * CloudFront may request a larger range than the viewer. That it is the whole object is inferred: `wholeObjectForRange`
 * in aws/cloudfront-cache-behavior.ts.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html
 * @module
 */
import { filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap, Message, OriginRequest } from "../../../http/message.ts";

/** Content-Range of a single range: its first byte, its last, and the length of the object. */
const contentRange = /^bytes (\d+)-(\d+)\/(\d+)$/;

/** The headers with a Range that contains all others, where there is one. */
export function widened(headers: HeaderMap): HeaderMap {
  if (headers["range"] === undefined) {
    return headers;
  }
  const wide = filterHeaders(headers, (name) => name !== "range");
  setHeader(wide, "Range", "bytes=0-");
  return wide;
}

/** Whether a 206 has every byte of the object. */
function hasAll({ headers, body }: Message): boolean {
  const [, first, last, length] =
    contentRange.exec(headerValue(headers, "content-range") ?? "") ?? [];
  return first === "0" && Number(last) + 1 === Number(length) && body.length === Number(length);
}

/**
 * Sends a request whose Range has been widened. An origin that returns less than it was asked for is asked
 * again, for the object without a range.
 *
 * @throws what `send` throws.
 */
export async function fetchWhole(
  request: OriginRequest,
  send: (request: OriginRequest) => Promise<Message>,
): Promise<Message> {
  const message = await send(request);
  if (message.status !== 206 || hasAll(message)) {
    return message;
  }
  return send({ ...request, headers: filterHeaders(request.headers, (name) => name !== "range") });
}

/** The object in place of the 206 that has every byte of it; any other message as it is. */
export function wholeObject(message: Message): Message {
  if (message.status !== 206 || !hasAll(message)) {
    return message;
  }
  const headers = filterHeaders(message.headers, (name) => name !== "content-range");
  return { ...message, status: 200, statusDescription: "OK", headers };
}

/**
 * Whether the origin has returned all of an object that it was asked a range of. One that sends it chunked
 * counts as such, whatever its status (RangeGETs.html, Note).
 */
export function ignoresRange(message: Message): boolean {
  const codings = headerValue(message.headers, "transfer-encoding") ?? "";
  return message.status === 200 || /\bchunked\b/i.test(codings);
}
