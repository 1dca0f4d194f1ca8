/**
 * CloudFront functions at their two events, and what becomes of their results and failures.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/function-code-choose-purpose.html
 * @module
 */
import { filterHeaders } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import { type Failure, failure } from "../errors/failure.ts";
import { cloudFrontHeaders, namedCloudFrontHeaders } from "../headers/cloudfront-headers.ts";
import type { OriginChoice } from "../model.ts";
import { type FunctionEvent, functionRequest, functionResponse } from "./function-event.ts";
import { changedOrigins } from "./function-origin.ts";
import { judgeRequestReturn, judgeResponseReturn } from "./function-result.ts";
import type { FunctionOutcome, ViewerEvent } from "./viewer-function.ts";

/** What came of a function at viewer-request. */
type RequestOutcome =
  | { readonly kind: "visit"; readonly visit: Visit }
  | { readonly kind: "response"; readonly message: Message }
  | Failure;

/** What came of a function at viewer-response. */
type ResponseOutcome =
  | { readonly kind: "response"; readonly message: Message; readonly ownBody: boolean }
  | Failure;

/** The failure of a result that CloudFront refuses: `functionFailureResults` in aws/cloudfront-functions.ts. */
function refused(context: EdgeContext, visit: Visit, event: ViewerEvent, reason: string): Failure {
  const message = `CloudFront function at ${event}: ${reason}`;
  context.deps.log({ requestId: visit.requestId, kind: "function", message });
  context.deps.observe?.()?.note({ kind: "refusal", status: 502, why: message });
  return failure(502, "viewerFunctionInvalid", "FunctionValidationError");
}

/**
 * The headers that a function sees: the viewer's, and those of CloudFront's own that the policies of the behavior name
 * (`functionCloudFrontHeaders` in aws/cloudfront-functions.ts).
 */
function shownHeaders({ behavior, viewer, request, place }: Visit): HeaderMap {
  const names = namedCloudFrontHeaders(behavior);
  if (names.length === 0) {
    return request.headers;
  }
  const facts = { request: viewer, protocol: viewer.protocol ?? ("https" as const), place };
  return Object.assign(
    filterHeaders(request.headers, (name) => !names.includes(name)),
    cloudFrontHeaders(names, facts),
  );
}

/** Runs a function. @returns what it returned, or the failure it ended in */
async function run(
  context: EdgeContext,
  visit: Visit,
  arn: string,
  eventType: ViewerEvent,
  shown?: Message,
): Promise<Extract<FunctionOutcome, { kind: "returned" }> | Failure> {
  const { distribution, deps } = context;
  const { viewer, request, requestId } = visit;
  const event: FunctionEvent = {
    version: "1.0",
    context: {
      distributionDomainName: distribution.domainName,
      distributionId: distribution.id,
      eventType,
      requestId,
    },
    viewer: { ip: viewer.clientIp },
    request: functionRequest(viewer.method, request.path, request.querystring, shownHeaders(visit)),
    ...(shown && { response: functionResponse(shown) }),
  };
  const { runFunction } = deps;
  if (runFunction === undefined) {
    throw new Error("the edge has CloudFront functions, and nothing to run them");
  }
  const outcome = await runFunction(arn, JSON.stringify(event), eventType, requestId);
  if (outcome.kind === "returned") {
    return outcome;
  }
  const message = `CloudFront function at ${eventType}: ${outcome.reason}`;
  deps.log({ requestId, kind: "function", message });
  deps.observe?.()?.note({ kind: "refusal", status: 503, why: message });
  return failure(503, "viewerFunctionFailed", "FunctionExecutionError");
}

/** Runs a function at viewer-request. */
export async function runAtRequest(
  context: EdgeContext,
  visit: Visit,
  arn: string,
): Promise<RequestOutcome> {
  const outcome = await run(context, visit, arn, "viewer-request");
  if (outcome.kind === "failure") {
    return outcome;
  }
  const shown = { ...visit.request, headers: shownHeaders(visit) };
  const judged = judgeRequestReturn(outcome.json, shown);
  switch (judged.kind) {
    case "invalid":
      return refused(context, visit, "viewer-request", judged.reason);
    case "response":
      return judged;
    case "request": {
      const { request } = judged;
      if (outcome.originChange === undefined) {
        return { kind: "visit", visit: { ...visit, request } };
      }
      const { distribution } = context;
      const { behavior, viewer } = visit;
      const decision = changedOrigins(outcome.originChange, {
        distribution,
        behavior,
        protocol: viewer.protocol ?? "https",
        headers: request.headers,
      });
      if (decision.kind === "invalid") {
        return refused(context, visit, "viewer-request", decision.reason);
      }
      const origins: OriginChoice = decision.origins;
      return { kind: "visit", visit: { ...visit, request, origins } };
    }
  }
}

/** Runs a function at viewer-response. @param message With the headers for the viewer. */
export async function runAtResponse(
  context: EdgeContext,
  visit: Visit,
  arn: string,
  message: Message,
): Promise<ResponseOutcome> {
  const outcome = await run(context, visit, arn, "viewer-response", message);
  if (outcome.kind === "failure") {
    return outcome;
  }
  const judged = judgeResponseReturn(outcome.json, message);
  return judged.kind === "invalid"
    ? refused(context, visit, "viewer-response", judged.reason)
    : judged;
}
