/**
 * Running a function at one of the four events, and what becomes of its answer or its failure.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-503-service-unavailable.html
 * @module
 */

import { setHeader } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import type { InvokeResult } from "../../lambda/invoker.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import { type Failure, failure } from "../errors/failure.ts";
import type { Association, EventType, Origin } from "../model.ts";
import {
  type EventConfig,
  type EventOrigin,
  type EventRequest,
  eventHeaders,
  eventOrigin,
  eventResponse,
  type LambdaEvent,
  lambdaEvent,
} from "./lambda-event.ts";
import {
  type InvalidResult,
  judgeRequestResult,
  judgeResponseResult,
  type ReturnedRequest,
  type ReturnedResponse,
  type ShownRequest,
} from "./lambda-result.ts";
import { exposeBody, mayHaveBody, type RequestEvent } from "./request-body.ts";

/** What came of a request function. */
type RequestOutcome =
  | { readonly kind: "request"; readonly request: ReturnedRequest }
  | { readonly kind: "response"; readonly message: Message }
  | Failure;

/** What came of a response function. */
export type ResponseOutcome = { readonly kind: "response"; readonly message: Message } | Failure;

/** A request as one event shows it. */
export interface EventSubject {
  readonly uri: string;
  readonly querystring: string;
  readonly headers: HeaderMap;
  readonly body: Buffer;
  /** Shown at origin events alone. */
  readonly origin: Origin | undefined;
}

/** `config` of an event. */
function eventConfig(context: EdgeContext, visit: Visit, eventType: EventType): EventConfig {
  return {
    distributionDomainName: context.distribution.domainName,
    distributionId: context.distribution.id,
    eventType,
    requestId: visit.requestId,
  };
}

/** `request` of an event, without a body. */
function eventRequest(visit: Visit, subject: EventSubject): EventRequest {
  const { protocol = "https" } = visit.viewer;
  const origin: { origin?: EventOrigin } =
    subject.origin === undefined ? {} : { origin: eventOrigin(subject.origin, protocol) };
  return {
    clientIp: visit.viewer.clientIp,
    headers: eventHeaders(subject.headers),
    method: visit.viewer.method,
    querystring: subject.querystring,
    uri: subject.uri,
    ...origin,
  };
}

/** The failure an invocation ended in; `undefined` when it returned something. */
function invocationFailure(result: InvokeResult): Failure | undefined {
  switch (result.kind) {
    case "ok":
      return undefined;
    case "error":
      return failure(503, "functionFailed", "LambdaExecutionError");
    // See `edgeTimeoutResult` in aws/edge-behavior.ts.
    case "timeout":
    case "throttled":
      return failure(503, "functionThrottled", "LambdaLimitExceeded");
  }
}

/** The log message of an invocation. */
function invocationMessage(result: InvokeResult): string {
  return result.kind === "error"
    ? `${result.errorType}: ${result.errorMessage}`
    : `the invocation ended as ${result.kind}`;
}

/** Runs the function. @returns its payload, or the failure it ended in. */
async function invoke(
  context: EdgeContext,
  visit: Visit,
  association: Association,
  event: LambdaEvent,
): Promise<{ readonly kind: "payload"; readonly payload: unknown } | Failure> {
  const { deps, invocationId } = context;
  const { eventType } = event.Records[0].cf.config;
  const result = await deps.invoke(association.functionArn, event, invocationId());
  const failed = invocationFailure(result);
  if (failed !== undefined) {
    const message = `${eventType} function ${association.functionArn}: ${invocationMessage(result)}`;
    deps.log({ requestId: visit.requestId, kind: "function", message });
    deps.observe?.()?.note({ kind: "refusal", status: failed.status, why: message });
    return failed;
  }
  return { kind: "payload", payload: result.kind === "ok" ? result.payload : undefined };
}

/** The failure of a result that CloudFront refuses; the reason goes to the log alone. */
function refuse(
  context: EdgeContext,
  visit: Visit,
  eventType: EventType,
  invalid: InvalidResult,
): Failure {
  const message = `${eventType} function result failed validation: ${invalid.reason}`;
  context.deps.log({ requestId: visit.requestId, kind: "function", message });
  context.deps.observe?.()?.note({ kind: "refusal", status: 502, why: message });
  return failure(502, "functionInvalid", "LambdaValidationError");
}

/** A response the function made itself, as a message. */
function generatedMessage(response: ReturnedResponse): Message {
  const body = response.body ?? Buffer.alloc(0);
  if (response.status !== 204 && response.status !== 304) {
    setHeader(response.headers, "Content-Length", String(body.length));
  }
  return { ...response, body };
}

/** Runs a function at viewer-request or origin-request. */
export async function runRequestFunction(
  context: EdgeContext,
  visit: Visit,
  eventType: RequestEvent,
  association: Association,
  subject: EventSubject,
): Promise<RequestOutcome> {
  const request = eventRequest(visit, subject);
  if (association.includeBody && mayHaveBody(visit.viewer.method)) {
    request.body = exposeBody(subject.body, eventType);
  }
  const event = lambdaEvent(eventConfig(context, visit, eventType), request);
  const outcome = await invoke(context, visit, association, event);
  if (outcome.kind === "failure") {
    return outcome;
  }
  const shown: ShownRequest = { ...subject, method: visit.viewer.method };
  const result = judgeRequestResult(eventType, shown, outcome.payload);
  switch (result.kind) {
    case "request":
      return result;
    case "response":
      return { kind: "response", message: generatedMessage(result.response) };
    case "invalid":
      return refuse(context, visit, eventType, result);
  }
}

/** A message with what a response function did to it. A body it put in place has a length of its own. */
function editedMessage(message: Message, response: ReturnedResponse): Message {
  if (response.body === undefined) {
    return { ...response, body: message.body };
  }
  return generatedMessage(response);
}

/** Runs a function at origin-response or viewer-response. */
export async function runResponseFunction(
  context: EdgeContext,
  visit: Visit,
  eventType: "origin-response" | "viewer-response",
  association: Association,
  subject: EventSubject,
  message: Message,
): Promise<ResponseOutcome> {
  const event = lambdaEvent(
    eventConfig(context, visit, eventType),
    eventRequest(visit, subject),
    eventResponse(message),
  );
  const outcome = await invoke(context, visit, association, event);
  if (outcome.kind === "failure") {
    return outcome;
  }
  const result = judgeResponseResult(eventType, message, outcome.payload);
  return result.kind === "response"
    ? { kind: "response", message: editedMessage(message, result.response) }
    : refuse(context, visit, eventType, result);
}
