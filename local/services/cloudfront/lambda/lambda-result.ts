/**
 * What a Lambda@Edge function returned: a request, a response, or something CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 * @module
 */

import { maxUrlBytes } from "../../../../aws/cloudfront-limits.ts";
import { edgeResponseBytes } from "../../../../aws/edge-limits.ts";
import { emptyHeaders, headerBytes } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import type { EventType, Origin } from "../model.ts";
import { decodeBase64, judgeBody, type RequestEvent } from "./request-body.ts";
import { judgeHeaders } from "./returned-headers.ts";
import { judgeOrigin } from "./returned-origin.ts";

/** A request as a function left it. */
export interface ReturnedRequest {
  readonly uri: string;
  readonly querystring: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
  /** Set by origin-request alone. */
  readonly origin: Origin | undefined;
}

/** A response as a function left it. */
export interface ReturnedResponse {
  readonly status: number;
  readonly statusDescription: string;
  readonly headers: HeaderMap;
  /** `undefined`: the function did not touch it. */
  readonly body: Buffer | undefined;
}

/** What came of a function. */
export type FunctionResult =
  | { readonly kind: "request"; readonly request: ReturnedRequest }
  | { readonly kind: "response"; readonly response: ReturnedResponse }
  /** Refused; the reason is for the log, not for the viewer. */
  | { readonly kind: "invalid"; readonly reason: string };

/** What came of a response function. */
type ResponseResult = Exclude<FunctionResult, { kind: "request" }>;

/** A refused result. */
export type InvalidResult = Extract<FunctionResult, { kind: "invalid" }>;

/** The request that an event showed. */
export interface ShownRequest {
  readonly method: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
  /** Shown by origin-request alone. */
  readonly origin: Origin | undefined;
}

/** Largest response a function may make, bytes: status line, headers and body. */
export const maxResponseBytes: Readonly<Record<RequestEvent | "origin-response", number>> =
  edgeResponseBytes.value;

/** Invalid, and why. */
function invalid(reason: string): InvalidResult {
  return { kind: "invalid", reason };
}

/** A property bag, or nothing. */
function bag(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** What is not allowed in a URI: controls, spaces, and what begins a query or a fragment. */
const illegalInUri = /[^\x21-\x7e]|[?#]/;

/**
 * What is not allowed in a query string. AWS names spaces, controls and `#`; see also `queryBeyondAscii`
 * in aws/edge-behavior.ts.
 */
const illegalInQuery = /[^\x21-\x7e]|#/;

/** What is wrong with where a request goes. For `?` in a URI see `questionMarkInUri` in aws/edge-behavior.ts. */
export function uriProblem(uri: unknown, querystring: unknown): string | undefined {
  if (typeof uri !== "string" || !uri.startsWith("/") || illegalInUri.test(uri)) {
    return 'request.uri must be a string that starts with "/", percent-encoded and without "?"';
  }
  if (typeof querystring !== "string" || illegalInQuery.test(querystring)) {
    return 'request.querystring must be a string without spaces, control characters and "#"';
  }
  return uri.length + querystring.length >= maxUrlBytes.value
    ? `request.uri and request.querystring must be shorter than ${maxUrlBytes.value} characters together`
    : undefined;
}

/**
 * Judges the request that a request function returned.
 *
 * `method` and `clientIp` are read-only. For a changed one see `changedMethod` in
 * aws/edge-behavior.ts.
 */
function judgeRequest(
  event: RequestEvent,
  shown: ShownRequest,
  returned: Readonly<Record<string, unknown>>,
): FunctionResult {
  const { uri, querystring = "", method = shown.method } = returned;
  const problem = uriProblem(uri, querystring);
  if (problem !== undefined) {
    return invalid(problem);
  }
  if (method !== shown.method) {
    return invalid("request.method must not change");
  }
  const headers = judgeHeaders(event, shown.headers, returned["headers"]);
  if (headers.kind === "invalid") {
    return headers;
  }
  const body = judgeBody(returned["body"], event);
  if (body.kind === "invalid") {
    return body;
  }
  const origin =
    shown.origin === undefined
      ? undefined
      : judgeOrigin(returned["origin"], shown.origin, headers.headers);
  if (origin?.kind === "invalid") {
    return origin;
  }
  return {
    kind: "request",
    request: {
      uri: String(uri),
      querystring: String(querystring),
      headers: headers.headers,
      body: body.kind === "replace" ? body.body : shown.body,
      origin: origin?.origin,
    },
  };
}

/**
 * The status of a response, or `undefined` when it is not from 200 to 599. Events have a string, and AWS's own
 * examples return a number as well: `numericStatus` in aws/edge-behavior.ts.
 */
function readStatus(value: unknown): number | undefined {
  const isText = typeof value === "string" || typeof value === "number";
  return isText && /^[2-5]\d\d$/.test(String(value)) ? Number(value) : undefined;
}

/** A reason phrase: what is not allowed in a status line is not sent. */
function readDescription(value: unknown): string {
  return typeof value === "string" ? value.replace(/[^\x20-\x7e]/g, "") : "";
}

/** The body of a response. `undefined` where the function left it out. */
function readBody(returned: Readonly<Record<string, unknown>>): Buffer | undefined | InvalidResult {
  const { body, bodyEncoding = "text" } = returned;
  if (body === undefined) {
    return undefined;
  }
  if (typeof body !== "string") {
    return invalid("response.body must be a string");
  }
  if (bodyEncoding !== "text" && bodyEncoding !== "base64") {
    return invalid('response.bodyEncoding must be "text" or "base64"');
  }
  const bytes = bodyEncoding === "text" ? Buffer.from(body) : decodeBase64(body);
  return bytes ?? invalid("response.body must be base64");
}

/** Bytes of a response as the limit counts them. The status line is counted as `HTTP/1.1 200 OK` and a line end. */
function responseBytes(response: ReturnedResponse): number {
  const statusLine = 15 + response.statusDescription.length;
  return statusLine + headerBytes(response.headers) + (response.body?.length ?? 0);
}

/** Judges a response that may have a status and a body of its own. */
function judgeFullResponse(
  event: RequestEvent | "origin-response",
  before: HeaderMap,
  returned: Readonly<Record<string, unknown>>,
): ResponseResult {
  const status = readStatus(returned["status"]);
  if (status === undefined) {
    return invalid("response.status must be a whole number from 200 to 599");
  }
  const headers = judgeHeaders(event, before, returned["headers"]);
  if (headers.kind === "invalid") {
    return headers;
  }
  const body = readBody(returned);
  if (body !== undefined && "kind" in body) {
    return body;
  }
  if (event === "viewer-request" && status === 204 && (body?.length ?? 0) > 0) {
    return invalid("a 204 made at viewer-request must not have a body");
  }
  const statusDescription = readDescription(returned["statusDescription"]);
  const response = { status, statusDescription, headers: headers.headers, body };
  return responseBytes(response) > maxResponseBytes[event]
    ? invalid(`a response at ${event} must be at most ${maxResponseBytes[event]} bytes`)
    : { kind: "response", response };
}

/** Judges what a function at viewer-request or origin-request returned. @param payload Anything at all. */
export function judgeRequestResult(
  event: RequestEvent,
  shown: ShownRequest,
  payload: unknown,
): FunctionResult {
  const returned = bag(payload);
  if (returned === undefined) {
    return invalid("the function must return a request or a response object");
  }
  // A response is what has a status; a request never does.
  return returned["status"] === undefined
    ? judgeRequest(event, shown, returned)
    : judgeFullResponse(event, emptyHeaders(), returned);
}

/**
 * Judges what a function at viewer-response returned: headers only.
 *
 * AWS documents that the status cannot change; for a body see `viewerResponseBody` in aws/.
 */
function judgeViewerResponse(
  shown: Message,
  returned: Readonly<Record<string, unknown>>,
): ResponseResult {
  if (readStatus(returned["status"]) !== shown.status) {
    return invalid("response.status must not change at viewer-response");
  }
  if (returned["body"] !== undefined) {
    return invalid("response.body must not be set at viewer-response");
  }
  const headers = judgeHeaders("viewer-response", shown.headers, returned["headers"]);
  if (headers.kind === "invalid") {
    return headers;
  }
  const { status, statusDescription } = shown;
  return {
    kind: "response",
    response: { status, statusDescription, headers: headers.headers, body: undefined },
  };
}

/** Judges what a function at origin-response or viewer-response returned. @param payload Anything at all. */
export function judgeResponseResult(
  event: Extract<EventType, "origin-response" | "viewer-response">,
  shown: Message,
  payload: unknown,
): ResponseResult {
  const returned = bag(payload);
  if (returned === undefined) {
    return invalid("the function must return a response object");
  }
  return event === "viewer-response"
    ? judgeViewerResponse(shown, returned)
    : judgeFullResponse(event, shown.headers, returned);
}
