/**
 * CloudFront's spelling of requests and answers, and ours.
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
import type { HeaderEdits } from "../core/header-edits.ts";
import { problemAnswer } from "../core/problem-document.ts";
import { describeCause, type Log } from "./log.ts";

/** Of a request at an origin-facing event, what our decisions go by. */
export interface OriginRequest {
  readonly method: string;
  /** Without the leading `?`; empty when there is none, or when no policy forwards all of it. */
  readonly querystring: string;
  /** CloudFront's own id of the request. */
  readonly requestId: string;
}

/** Of a response, what our decisions go by. */
export interface OriginResponse {
  /** `NaN` should CloudFront ever send what is no number. */
  readonly status: number;
  /** Lower-case. */
  readonly headerNames: readonly string[];
}

/**
 * Status line, headers and body of an answer made at an origin-facing event, bytes, together.
 *
 * AWS says 1 MB and not which; the smaller reading is safe under both. Above it CloudFront answers
 * 502 and the viewer learns nothing.
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
 * Runs an origin-request event through a decision.
 *
 * What escapes the decision is logged and answered with a 500 of ours; CloudFront would make it a 503
 * that says nothing.
 *
 * @throws {TypeError} when the event is none of CloudFront's.
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
 * Runs a response event through a decision about its headers.
 *
 * Whatever goes wrong is logged and the response goes on as it came: decorating an answer must never
 * break it.
 *
 * @throws {TypeError} when the event is none of CloudFront's.
 */
export function editResponse(
  event: CloudFrontResponseEvent,
  log: Log,
  decide: (response: OriginResponse) => HeaderEdits,
): CloudFrontResponse {
  const { config, response } = onlyRecord(event.Records).cf;
  try {
    const { status, headers } = response;
    const edits = decide({ status: Number(status), headerNames: Object.keys(headers) });
    return { ...response, headers: applyEdits(headers, edits) };
  } catch (error) {
    const { requestId } = config;
    log("error", "response.undecorated", { requestId, cause: describeCause(error) });
    return response;
  }
}

/** CloudFront sends one record, always. @throws {TypeError} when there is none. */
export function onlyRecord<T>(records: readonly T[] | undefined): T {
  const record = records?.[0];
  if (record === undefined) {
    throw new TypeError("a CloudFront event must have Records[0]");
  }
  return record;
}

/** Spells an answer; one that is larger than the event allows becomes a 500 of ours, and is logged. */
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

/** Logs what escaped a decision, and spells a 500 of ours. */
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

/** As on an HTTP/1.1 wire. */
function sizeOf({ status, headers, body }: Answer): number {
  const head = [
    `HTTP/1.1 ${status} ${statusDescriptions[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");
  return Buffer.byteLength(head) + Buffer.byteLength(body);
}
