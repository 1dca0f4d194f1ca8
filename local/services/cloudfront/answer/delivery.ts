/**
 * Dressing an answer for its viewer: compression, policy headers, the viewer-response function,
 * conditions, ranges, and the headers every answer of CloudFront's carries.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 * @module
 */

import { copyHeaders, headerValue, rawHeaders, setHeader } from "../../../http/header-map.ts";
import { httpDate } from "../../../http/http-date.ts";
import type { HeaderMap, Message, ViewerRequest } from "../../../http/message.ts";
import { type Encoding, normalizeAcceptEncoding } from "../cache/accept-encoding.ts";
import { type Variant, withVariant } from "../cache/cache-entry.ts";
import type { EdgeContext, EdgeResponse, EdgeResult, Visit } from "../edge.ts";
import { applyResponseHeaders } from "../headers/response-headers.ts";
import { runResponseFunction } from "../lambda/edge-function.ts";
import type { Behavior } from "../model.ts";
import { chooseEncoding, compress, isCompressible } from "./compression.ts";
import { applyPortion, asksForPart, judgePortion, type Portion } from "./portion.ts";
import { failure, failurePage, type Served } from "./served.ts";

/**
 * The edge location named in every answer. Codes are three letters of an airport and numbers; this
 * one says that it is nowhere.
 */
export const popName = "LOC0-C1";

/** Characters of a request id that separate the parts of a multipart answer: random enough that no object contains them. */
const boundaryLength = 24;

/**
 * The coding an answer is sent in.
 *
 * Parts are cut from the uncompressed object: a part of a compressed one is of no use to a viewer
 * that holds a part of another. (Inferred; AWS does not say.)
 */
export function encodingFor(
  request: ViewerRequest,
  behavior: Behavior,
  message: Message,
): Encoding {
  if (asksForPart(request) || !isCompressible(message, behavior, request.httpVersion)) {
    return "identity";
  }
  const accepted = headerValue(request.headers, "accept-encoding");
  return chooseEncoding(normalizeAcceptEncoding(accepted, behavior.cachePolicy));
}

/** One coding of an answer. A stored answer keeps it, as long as it is the one the store still holds. */
export function variantOf(
  context: EdgeContext,
  served: Pick<Served, "message" | "entry">,
  encoding: Encoding,
): Variant {
  const { message, entry } = served;
  const known = entry?.variants.get(encoding);
  if (known !== undefined) {
    return known;
  }
  const made = compress(message, encoding);
  if (entry === undefined || context.store.get(entry.key) !== entry) {
    return { message: made, rawHeaders: undefined };
  }
  const grown = withVariant(entry, encoding, made);
  context.store.set(grown);
  return grown.variants.get(encoding) ?? { message: made, rawHeaders: undefined };
}

/**
 * The headers an answer leaves the cache with, as the viewer-response event shows them.
 *
 * A policy that removes `Server` leaves CloudFront's own.
 */
export function dressedHeaders(
  context: EdgeContext,
  request: ViewerRequest,
  behavior: Behavior | undefined,
  message: Message,
): HeaderMap {
  const policy = behavior?.responseHeadersPolicy;
  const origin = headerValue(request.headers, "origin");
  const headers = copyHeaders(
    applyResponseHeaders(message.headers, policy, origin, request.method),
  );
  if (headers["server"] === undefined) {
    setHeader(headers, "Server", "CloudFront");
  }
  if (headers["date"] === undefined) {
    setHeader(headers, "Date", httpDate(context.deps.nowMs()));
  }
  setHeader(headers, "Via", `1.1 ${context.viaHost} (CloudFront)`);
  setHeader(headers, "X-Amz-Cf-Pop", popName);
  return headers;
}

/** An answer on the wire. */
export function finish(
  message: Message,
  result: EdgeResult,
  requestId: string,
  method: string,
  closes: boolean,
): EdgeResponse {
  const raw = rawHeaders(message.headers);
  raw.push("X-Cache", `${result} from cloudfront`, "X-Amz-Cf-Id", requestId);
  const { status, statusDescription } = message;
  const body = method === "HEAD" ? Buffer.alloc(0) : message.body;
  return { status, statusDescription, rawHeaders: raw, body, requestId, closes };
}

/** Runs the viewer-response function, where there is one and the answer is one it sees. */
async function afterCache(context: EdgeContext, visit: Visit, served: Served): Promise<Served> {
  const association = visit.behavior.functions["viewer-response"];
  const { message } = served;
  const isOrigins = served.author === "object" || served.author === "passed";
  if (association === undefined || !isOrigins || message.status >= 400) {
    return served;
  }
  const { path, querystring, headers, body } = visit.request;
  const subject = { uri: path, querystring, headers, body, origin: undefined };
  const event = "viewer-response";
  const outcome = await runResponseFunction(context, visit, event, association, subject, message);
  if (outcome.kind === "response") {
    return { ...served, message: outcome.message };
  }
  const page = failurePage(outcome, visit.requestId);
  const dressed = dressedHeaders(context, visit.viewer, visit.behavior, page.message);
  return { ...page, message: { ...page.message, headers: dressed } };
}

/** The coding of an answer; what no origin or function in its place wrote is sent as it is. */
function codedMessage(context: EdgeContext, visit: Visit, served: Served): Message {
  if (served.author !== "object") {
    return served.message;
  }
  const encoding = encodingFor(visit.viewer, visit.behavior, served.message);
  return variantOf(context, served, encoding).message;
}

/** An answer that is CloudFront's refusal of what the viewer asked of an object. */
function refuse(context: EdgeContext, visit: Visit, message: Message): EdgeResponse {
  const { viewer, behavior, requestId } = visit;
  const headers = dressedHeaders(context, viewer, behavior, message);
  return finish({ ...message, headers }, "Error", requestId, viewer.method, false);
}

/**
 * Turns an answer into what the viewer gets.
 *
 * Conditions and ranges are judged by the stored headers. The viewer-response function sees the
 * whole answer all the same, and none when they end in 412 or 416 (the order is inferred).
 */
export async function deliver(
  context: EdgeContext,
  visit: Visit,
  served: Served,
): Promise<EdgeResponse> {
  const { viewer, behavior, requestId } = visit;
  const message = codedMessage(context, visit, served);
  const portion: Portion =
    served.author === "object" ? judgePortion(viewer, message) : { kind: "whole" };
  if (portion.kind === "precondition-failed") {
    const page = failurePage(failure(412, "preconditionFailed"), requestId);
    return refuse(context, visit, page.message);
  }
  if (portion.kind === "unsatisfiable") {
    return refuse(context, visit, applyPortion(message, portion, ""));
  }
  const headers = dressedHeaders(context, viewer, behavior, message);
  if (served.ageSeconds !== undefined) {
    setHeader(headers, "Age", String(served.ageSeconds));
  }
  const dressed = { ...served, message: { ...message, headers } };
  const answer = await afterCache(context, visit, dressed);
  const final =
    answer.author === "edge"
      ? answer.message
      : applyPortion(answer.message, portion, requestId.slice(0, boundaryLength));
  return finish(final, answer.result, requestId, viewer.method, false);
}
