/**
 * One exchange with an origin, and the two functions around it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html
 * @module
 */

import { filterHeaders, setHeader } from "../../../http/header-map.ts";
import { httpDate } from "../../../http/http-date.ts";
import {
  type Message,
  OriginError,
  type OriginFault,
  type OriginRequest,
  type ViewerRequest,
} from "../../../http/message.ts";
import { asksForPart } from "../../../http/range-request.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import { type Failure, failure, type Sentence } from "../errors/failure.ts";
import { cloudFrontHeaders, namedCloudFrontHeaders } from "../headers/cloudfront-headers.ts";
import {
  type EventSubject,
  runRequestFunction,
  runResponseFunction,
} from "../lambda/run-edge-function.ts";
import type { Origin } from "../model.ts";
import { acceptAnswer, isHeadAcceptable, isTruncated } from "./origin-answer.ts";
import { type PlannedOrigin, reportAttempt, reported } from "./origin-report.ts";
import { departingHeaders, originQuery, originRequestHeaders } from "./origin-request-headers.ts";
import { fetchWhole, ignoresRange, wholeObject, widened } from "./range-exchange.ts";

/** How an exchange is made. */
export interface ExchangePlan extends PlannedOrigin {
  /** Lower-case names of conditional headers, when a stored copy is being revalidated. */
  readonly revalidation: Readonly<Record<string, string>>;
  /**
   * True when the answer is to be stored: then the whole object is requested, on the edge's
   * conditions and not the viewer's.
   */
  readonly cacheable: boolean;
}

/** How an exchange ended. */
export type Exchange =
  | {
      readonly kind: "answer";
      readonly message: Message;
      /** The origin that got the request, as the function left it. */
      readonly origin: Origin;
      /** What the origin itself answered; `undefined` when the origin-request function answered in its place. */
      readonly originStatus: number | undefined;
      /** True when the body has another length than Content-Length. */
      readonly truncated: boolean;
      /** True when all of the object came in response to a request for a range of it. */
      readonly rangeIgnored: boolean;
    }
  | (Failure & {
      readonly origin: Origin;
      /** Why the origin gave no response, so that a stale copy may be served; `undefined` when something else failed. */
      readonly fault: OriginFault | undefined;
    });

/**
 * What each fault answers. AWS names DNS and TLS for 502, time-outs of either kind for 504; a
 * refused connection: `refusedConnection` in aws/cloudfront-behavior.ts.
 */
const faults: Readonly<Record<OriginFault, { readonly status: 502 | 504; sentence: Sentence }>> = {
  connect: { status: 502, sentence: "originUnreachable" },
  "connect-timeout": { status: 504, sentence: "originTimeout" },
  dns: { status: 502, sentence: "originDns" },
  invalid: { status: 502, sentence: "originInvalid" },
  timeout: { status: 504, sentence: "originTimeout" },
  tls: { status: 502, sentence: "originUnreachable" },
};

/**
 * Headers of the viewer that the request for an object to be stored does not have. CloudFront forwards them;
 * that the object is requested unconditionally is inferred: `wholeObjectForRange` in aws/.
 */
const ofTheViewerAlone = new Set([
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
]);

/** Whether a range is requested of an object that is to be stored. The page for an error is requested as a whole. */
function requestsRange(visit: Visit, plan: ExchangePlan): boolean {
  return plan.cacheable && visit.error === undefined && asksForPart(visit.request);
}

/** The request that is sent on: a cacheable one without the viewer's own conditions. */
function plannedRequest(visit: Visit, plan: ExchangePlan): ViewerRequest {
  const { request } = visit;
  if (!plan.cacheable) {
    return request;
  }
  const ranged = requestsRange(visit, plan);
  const headers = filterHeaders(
    request.headers,
    (name) => !ofTheViewerAlone.has(name) && (ranged || name !== "range"),
  );
  return { ...request, headers };
}

/** What the origin-request event shows. */
function originSubject(context: EdgeContext, visit: Visit, plan: ExchangePlan): EventSubject {
  const { behavior, viewer, place, error } = visit;
  const request = plannedRequest(visit, plan);
  const { protocol = "https" } = viewer;
  const facts = { request: viewer, protocol, place, ...(error === undefined ? {} : { error }) };
  const made = cloudFrontHeaders(namedCloudFrontHeaders(behavior), facts);
  const via = `${viewer.httpVersion} ${context.viaHost} (CloudFront)`;
  const headers = originRequestHeaders(request, behavior, plan.origin, made, via);
  for (const [name, value] of Object.entries(plan.revalidation)) {
    setHeader(headers, name === "if-none-match" ? "If-None-Match" : "If-Modified-Since", value);
  }
  return {
    uri: request.path,
    querystring: originQuery(request.querystring, behavior),
    headers,
    body: request.body,
    origin: plan.origin,
  };
}

/** Turns a missing answer into a failure; everything else that was thrown is a defect. */
async function orFailure<T>(
  context: EdgeContext,
  visit: Visit,
  origin: Origin,
  work: () => Promise<T>,
): Promise<T | Exchange> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OriginError)) {
      throw error;
    }
    const { requestId } = visit;
    context.deps.log({ requestId, kind: "origin", message: error.message, cause: error });
    const { status, sentence } = faults[error.fault];
    return { ...failure(status, sentence), origin, fault: error.fault };
  }
}

/** A failure that is not the want of an answer. */
function notAnOutage(failed: Failure, origin: Origin): Exchange {
  return { ...failed, origin, fault: undefined };
}

/** Asks the origin, and lets the origin-response function see its answer. */
async function ask(
  context: EdgeContext,
  visit: Visit,
  plan: ExchangePlan,
  subject: EventSubject,
  origin: Origin,
): Promise<Exchange> {
  const ranged = requestsRange(visit, plan);
  const { method } = visit.request;
  const { headers } = subject;
  const sent = {
    method,
    path: origin.path + subject.uri,
    querystring: subject.querystring,
    headers: departingHeaders(
      ranged ? widened(headers) : headers,
      origin,
      visit.requestId,
      subject.body,
    ),
    body: subject.body,
    webSocket: visit.viewer.webSocket,
  };
  const send = (request: OriginRequest) => {
    const report = reportAttempt(context, plan, origin, request);
    const fetch = () => context.deps.fetchOrigin(origin, request);
    return reported(report, fetch, ({ status }) => report?.({ status }));
  };
  const received = await orFailure(context, visit, origin, () =>
    ranged ? fetchWhole(sent, send) : send(sent),
  );
  if ("kind" in received) {
    return received;
  }
  if (!isHeadAcceptable(received)) {
    return notAnOutage(failure(502, "originInvalid"), origin);
  }
  const association = visit.behavior.functions["origin-response"];
  const event = { ...subject, origin };
  const outcome =
    association === undefined
      ? ({ kind: "response", message: received } as const)
      : await runResponseFunction(context, visit, "origin-response", association, event, received);
  if (outcome.kind === "failure") {
    return notAnOutage(outcome, origin);
  }
  const { behavior } = visit;
  const now = httpDate(context.deps.nowMs());
  const message = ranged ? wholeObject(outcome.message) : outcome.message;
  return {
    kind: "answer",
    message: acceptAnswer(message, behavior, origin, method, now),
    origin,
    originStatus: received.status,
    truncated: isTruncated(message, method),
    rangeIgnored: ranged && ignoresRange(received),
  };
}

/**
 * Makes one exchange: name lookup, origin-request function, origin, origin-response function.
 *
 * Without an answer of the origin the origin-response function does not run
 * (`responseEventWithoutResponse` in aws/edge-behavior.ts). A failed lookup keeps the origin-request
 * function from running, as AWS documents.
 *
 * @throws what {@link EdgeDeps.fetchOrigin} throws beside {@link OriginError}.
 */
export async function exchange(
  context: EdgeContext,
  visit: Visit,
  plan: ExchangePlan,
): Promise<Exchange> {
  const { resolveOrigin = async () => undefined } = context.deps;
  const { request } = visit;
  const unresolved = await orFailure(context, visit, plan.origin, () =>
    reported(
      reportAttempt(context, plan, plan.origin, request),
      () => resolveOrigin(plan.origin),
      () => undefined,
    ),
  );
  if (unresolved !== undefined) {
    return unresolved;
  }
  const subject = originSubject(context, visit, plan);
  const association = visit.behavior.functions["origin-request"];
  if (association === undefined) {
    return ask(context, visit, plan, subject, plan.origin);
  }
  const outcome = await runRequestFunction(context, visit, "origin-request", association, subject);
  switch (outcome.kind) {
    case "failure":
      return notAnOutage(outcome, plan.origin);
    case "response":
      return {
        kind: "answer",
        message: acceptGenerated(context, outcome.message),
        origin: plan.origin,
        originStatus: undefined,
        truncated: false,
        rangeIgnored: false,
      };
    case "request": {
      const { origin = plan.origin, ...returned } = outcome.request;
      return ask(context, visit, plan, { ...returned, origin }, origin);
    }
  }
}

/** A generated answer with the two headers that every answer of CloudFront's has. */
function acceptGenerated(context: EdgeContext, message: Message): Message {
  if (message.headers["date"] === undefined) {
    setHeader(message.headers, "Date", httpDate(context.deps.nowMs()));
  }
  if (message.headers["server"] === undefined) {
    setHeader(message.headers, "Server", "CloudFront");
  }
  return message;
}
