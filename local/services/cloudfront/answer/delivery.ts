/**
 * The response to a viewer: compression, policy headers, the viewer-response function, conditions and ranges.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 * @module
 */
import { filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { Message, ViewerRequest } from "../../../http/message.ts";
import type { Variant } from "../cache/cache-entry.ts";
import { chooseEncoding, isCompressible } from "../cache/compression.ts";
import { variantOf } from "../cache/variant.ts";
import type { EdgeContext, EdgeResponse, Visit } from "../edge.ts";
import { failure, failurePage } from "../errors/failure.ts";
import type { Eventual } from "../eventual.ts";
import { type ViewerResponseRun, viewerResponseRun } from "../functions/viewer-events.ts";
import { type Encoding, normalizeAcceptEncoding } from "../headers/accept-encoding.ts";
import { viewerHead } from "../headers/viewer-head.ts";
import type { Behavior } from "../model.ts";
import type { Served } from "../served.ts";
import { edgeResponse, messageResponse } from "./edge-response.ts";
import { applyPortion, judgePortion, type Portion } from "./portion.ts";

/** Characters of a request id that separate the parts of a multipart body: random enough that no object contains them. */
const boundaryLength = 24;

const whole: Deliverable = { kind: "whole" };

/** What of an object a viewer gets, once its conditions and its range can be met. */
type Deliverable = Exclude<Portion, { kind: "precondition-failed" }>;

/**
 * The coding of a response. Ranges count its bytes, and not those of the object (RangeGETs.html, last paragraph);
 * for an object that is not in the cache yet see `compressionOfRanges` in aws/.
 */
function encodingFor(request: ViewerRequest, behavior: Behavior, message: Message): Encoding {
  const accepted = headerValue(request.headers, "accept-encoding");
  const encoding = chooseEncoding(normalizeAcceptEncoding(accepted, behavior.cachePolicy));
  const isSent = encoding !== "identity" && isCompressible(message, behavior, request.httpVersion);
  return isSent ? encoding : "identity";
}

/** A response in its coding. Only objects are compressed. */
function codedVariant(context: EdgeContext, visit: Visit, served: Served): Variant {
  return served.author === "object"
    ? variantOf(context.store, served, encodingFor(visit.viewer, visit.behavior, served.message))
    : { message: served.message, head: undefined };
}

/** What of a response a viewer gets: all of it where the origin has just returned all of it to a request for a range. */
function portionFor(
  context: EdgeContext,
  viewer: ViewerRequest,
  served: Served,
  message: Message,
): Portion {
  if (served.author !== "object") {
    return whole;
  }
  const portion = judgePortion(viewer, message, context.deps.nowMs());
  const isCut = portion.kind !== "not-modified" && portion.kind !== "precondition-failed";
  return served.rangeIgnored === true && isCut ? whole : portion;
}

/** The response after the viewer-response function, and the part of it that the viewer gets. */
async function deliverThroughFunction(
  context: EdgeContext,
  visit: Visit,
  served: Served,
  runFunction: ViewerResponseRun,
  shown: Message,
  portion: Deliverable,
): Promise<EdgeResponse> {
  const { requestId, viewer } = visit;
  const outcome = await runFunction(shown);
  if (outcome.kind === "failure") {
    return edgeResponse(context, visit, failurePage(outcome, requestId));
  }
  // Conditions and ranges are about the object, and not about a body that a function put in its place.
  const part = outcome.ownBody ? whole : portion;
  const message = applyPortion(outcome.message, part, requestId.slice(0, boundaryLength));
  return messageResponse(message, served.result, requestId, viewer.method);
}

/**
 * Makes the response to a viewer.
 *
 * Conditions and ranges are evaluated against the stored headers. The viewer-response function sees the
 * whole response also then, and does not run when they end in 412 or 416 (`processingOrder` in aws/cloudfront-behavior.ts).
 */
export function deliver(
  context: EdgeContext,
  visit: Visit,
  served: Served,
): Eventual<EdgeResponse> {
  const { viewer, behavior, requestId } = visit;
  const variant = codedVariant(context, visit, served);
  const { message } = variant;
  const portion = portionFor(context, viewer, served, message);
  if (portion.kind === "precondition-failed") {
    const refusal = failurePage(failure(412, "preconditionFailed"), requestId);
    return edgeResponse(context, visit, refusal);
  }
  if (portion.kind === "unsatisfiable") {
    const refusal = applyPortion(message, portion, "");
    const result = "Error";
    return edgeResponse(context, visit, { message: refusal, result, ageSeconds: undefined });
  }
  const runFunction = viewerResponseRun(context, visit, served);
  if (runFunction === undefined && portion.kind === "whole") {
    return edgeResponse(context, visit, served, variant);
  }
  const headers = filterHeaders(viewerHead(context, viewer, behavior, variant).headers, () => true);
  if (served.ageSeconds !== undefined) {
    setHeader(headers, "Age", String(served.ageSeconds));
  }
  const shown = { ...message, headers };
  if (runFunction !== undefined) {
    return deliverThroughFunction(context, visit, served, runFunction, shown, portion);
  }
  const part = applyPortion(shown, portion, requestId.slice(0, boundaryLength));
  return messageResponse(part, served.result, requestId, viewer.method);
}
