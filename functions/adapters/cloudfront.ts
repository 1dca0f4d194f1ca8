/**
 * CloudFront events, decoded, and responses in CloudFront's format.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html
 * @module
 */
import type {
  CloudFrontHeaders,
  CloudFrontRequest,
  CloudFrontRequestEvent,
  CloudFrontResponse,
  CloudFrontResponseEvent,
  CloudFrontResultResponse,
} from "aws-lambda";
import type { Answer, AnswerStatus, Decision } from "../core/function-answer.ts";
import type { HeaderEdits, ResponseEdits } from "../core/header-edits.ts";
import { problemAnswer } from "../core/problem-document.ts";
import { describeCause, type Log } from "./log.ts";

/** The parts of an origin-facing request that decisions use. */
export interface OriginRequest {
  readonly method: string;
  /** Without the leading `?`; empty when there is none, or when no policy forwards all query strings. */
  readonly querystring: string;
  /** CloudFront's id of the request. */
  readonly requestId: string;
}

/** The parts of a response that decisions use. */
export interface OriginResponse {
  /** `NaN` when CloudFront sends no number. */
  readonly status: number;
  /** Lower-case. */
  readonly headerNames: readonly string[];
}

/**
 * Maximum size of a response generated at an origin-facing event, in bytes: status line, headers and body.
 *
 * AWS documents 1 MB without a definition; this is the smaller one. Above it CloudFront returns 502.
 */
export const maxGeneratedBytes = 1_000_000;

const statusDescriptions: Readonly<Record<AnswerStatus, string>> = {
  200: "OK",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

/**
 * Applies a decision to an origin-request event.
 *
 * An error in the decision is logged and becomes a 500 problem document; CloudFront would return a 503
 * without details.
 *
 * @throws {TypeError} when the event is not a CloudFront event.
 */
export async function answerOriginRequest(
  event: CloudFrontRequestEvent,
  log: Log,
  decide: (request: OriginRequest) => Promise<Decision>,
): Promise<CloudFrontRequest | CloudFrontResultResponse> {
  const { config, request } = onlyRecord(event.Records).cf;
  const { requestId } = config;
  const { method, querystring } = request;
  try {
    const decision = await decide({ method, querystring, requestId });
    switch (decision.kind) {
      case "forward":
        return { ...request, querystring: decision.querystring };
      case "answer":
        return encodeWithinLimit(decision.answer, maxGeneratedBytes, requestId, log);
    }
  } catch (error) {
    return encodeFailure(error, requestId, log);
  }
}

/**
 * Applies edits to a response event.
 *
 * After an error, which is logged, the response continues unchanged.
 *
 * @throws {TypeError} when the event is not a CloudFront event.
 */
export function editResponse(
  event: CloudFrontResponseEvent,
  log: Log,
  decide: (response: OriginResponse) => ResponseEdits,
): CloudFrontResponse | CloudFrontResultResponse {
  const { config, response } = onlyRecord(event.Records).cf;
  try {
    const { status, headers } = response;
    const edits = decide({ status: Number(status), headerNames: Object.keys(headers) });
    const edited = { ...response, headers: applyEdits(headers, edits) };
    return edits.body === undefined
      ? edited
      : { ...edited, body: edits.body, bodyEncoding: "text" };
  } catch (error) {
    const { requestId } = config;
    log("error", "response.undecorated", { requestId, cause: describeCause(error) });
    return response;
  }
}

/** An event of CloudFront has one record. @throws {TypeError} when there is none. */
export function onlyRecord<T>(records: readonly T[] | undefined): T {
  const record = records?.[0];
  if (record === undefined) {
    throw new TypeError("a CloudFront event must have Records[0]");
  }
  return record;
}

/** Encodes a response; one above the size limit becomes a 500 problem document, and is logged. */
export function encodeWithinLimit(
  answer: Answer,
  maxBytes: number,
  requestId: string,
  log: Log,
): CloudFrontResultResponse {
  const bytes = sizeOf(answer);
  if (bytes <= maxBytes) {
    return encode(answer);
  }
  log("error", "answer.too-large", { requestId, bytes, maxBytes });
  return encode(problemAnswer("answer-too-large"));
}

/** Logs the error of a decision, and encodes a 500 problem document. */
export function encodeFailure(
  error: unknown,
  requestId: string,
  log: Log,
): CloudFrontResultResponse {
  log("error", "request.failed", { requestId, cause: describeCause(error) });
  return encode(problemAnswer("unexpected"));
}

function encode({ status, headers, body }: Answer): CloudFrontResultResponse {
  return {
    status: String(status),
    statusDescription: statusDescriptions[status],
    headers: encodeHeaders(headers),
    body,
    bodyEncoding: "text",
  };
}

function encodeHeaders(headers: Readonly<Record<string, string>>): CloudFrontHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [{ key: name, value }]]),
  );
}

function applyEdits(headers: CloudFrontHeaders, { set, remove }: HeaderEdits): CloudFrontHeaders {
  const kept = Object.entries(headers).filter(([name]) => !remove.includes(name));
  return { ...Object.fromEntries(kept), ...encodeHeaders(set) };
}

/** The size as an HTTP/1.1 message. */
function sizeOf({ status, headers, body }: Answer): number {
  const head = [
    `HTTP/1.1 ${status} ${statusDescriptions[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");
  return Buffer.byteLength(head) + Buffer.byteLength(body);
}
