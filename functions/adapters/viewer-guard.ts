/**
 * Applies an access decision to CloudFront's viewer-request event.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html
 * @module
 */
import type {
  CloudFrontHeaders,
  CloudFrontRequest,
  CloudFrontRequestEvent,
  CloudFrontResultResponse,
} from "aws-lambda";
import type { Credentials, GuardDecision, GuardedRequest } from "../core/tokens/guard.ts";
import { encodeFailure, encodeWithinLimit, onlyRecord } from "./cloudfront.ts";
import type { Log } from "./log.ts";

/** Maximum size of a response generated at a viewer-facing event, with status line and headers; AWS documents 40 KB. */
const maxGeneratedBytes = 40_000;

/**
 * Applies a decision to a viewer-request event.
 *
 * An error in the decision is logged and becomes a 500 problem document: the request does not pass.
 *
 * @throws {TypeError} when the event is not a CloudFront event.
 */
export async function guardViewerRequest(
  event: CloudFrontRequestEvent,
  log: Log,
  decide: (request: GuardedRequest) => GuardDecision | Promise<GuardDecision>,
): Promise<CloudFrontRequest | CloudFrontResultResponse> {
  const { config, request } = onlyRecord(event.Records).cf;
  const { requestId } = config;
  try {
    const decision = await decide(guarded(request));
    switch (decision.kind) {
      case "pass":
        return { ...request, headers: withCredentials(request.headers, decision.credentials) };
      case "answer":
        if (decision.fault !== undefined) {
          log("info", "request.refused", { requestId, fault: decision.fault });
        }
        return encodeWithinLimit(decision.answer, maxGeneratedBytes, requestId, log);
    }
  } catch (error) {
    return encodeFailure(error, requestId, log);
  }
}

function guarded({ method, uri, headers }: CloudFrontRequest): GuardedRequest {
  return {
    method,
    path: uri,
    authorization: valuesOf(headers, "authorization"),
    cookies: valuesOf(headers, "cookie"),
    origins: valuesOf(headers, "origin"),
    requestedMethods: valuesOf(headers, "access-control-request-method"),
  };
}

function valuesOf(headers: CloudFrontHeaders, name: string): readonly string[] {
  return (headers[name] ?? []).map(({ value }) => value);
}

function withCredentials(
  headers: CloudFrontHeaders,
  { authorization, cookies }: Credentials,
): CloudFrontHeaders {
  const { authorization: _, cookie: __, ...others } = headers;
  return {
    ...others,
    ...lines("Authorization", authorization === undefined ? [] : [authorization]),
    ...lines("Cookie", cookies),
  };
}

/** Header lines under their lower-case name; no entry without values. */
function lines(key: string, values: readonly string[]): CloudFrontHeaders {
  return values.length === 0
    ? {}
    : { [key.toLowerCase()]: values.map((value) => ({ key, value })) };
}
