/**
 * The headers that a response leaves the cache with: the object's, those of the response headers policy,
 * and those that CloudFront adds to every response.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 * @module
 */
import { filterHeaders, headerValue, rawHeaders, setHeader } from "../../../http/header-map.ts";
import { httpDate } from "../../../http/http-date.ts";
import type { HeaderMap, Message, ViewerRequest } from "../../../http/message.ts";
import { remembered } from "../../../http/remembered.ts";
import type { Behavior, ResponseHeadersPolicy } from "../model.ts";
import { applyResponseHeaders } from "./response-headers.ts";

/**
 * The edge location in every response. Codes are three letters of an airport and numbers; this one
 * names no airport.
 */
const popName = "LOC0-C1";

// Lines that every head has: a cache of many objects holds them once.
const serverLines = [{ key: "Server", value: "CloudFront" }];
const popLines = [{ key: "X-Amz-Cf-Pop", value: popName }];
const viaLines = remembered((host) => [{ key: "Via", value: `1.1 ${host} (CloudFront)` }]);

/** Headers for viewers, without those that differ from one response to the next. Not to be changed. */
export interface ViewerHead {
  readonly policy: ResponseHeadersPolicy | undefined;
  /** Age is among them only where the origin or the policy sent one. */
  readonly headers: HeaderMap;
  /** The same without Age, as `writeHead` of `node:http` takes them. */
  readonly raw: readonly string[];
}

/** A message, and the headers that were made for it. */
export interface HeadHolder {
  readonly message: Message;
  head: ViewerHead | undefined;
}

/** What the headers take from the edge. */
interface Source {
  readonly viaHost: string;
  readonly deps: { readonly nowMs: () => number };
}

/** Makes the headers. A policy that removes `Server` leaves CloudFront's own. */
function makeHead(
  source: Source,
  request: ViewerRequest,
  policy: ResponseHeadersPolicy | undefined,
  message: Message,
): ViewerHead {
  const origin = headerValue(request.headers, "origin");
  const applied = applyResponseHeaders(message.headers, policy, origin, request.method);
  const headers = filterHeaders(applied, () => true);
  headers["server"] ??= serverLines;
  if (headers["date"] === undefined) {
    setHeader(headers, "Date", httpDate(source.deps.nowMs()));
  }
  headers["via"] = viaLines(source.viaHost);
  headers["x-amz-cf-pop"] = popLines;
  // The copy has no room for more, which a list has that grew.
  const raw = rawHeaders(filterHeaders(headers, (name) => name !== "age")).slice();
  return { policy, headers, raw };
}

/** Whether the headers are the same for every viewer, at any time: CORS depends on the request, a missing Date on the clock. */
function isShared(
  request: ViewerRequest,
  policy: ResponseHeadersPolicy | undefined,
  date: boolean,
): boolean {
  return date && (policy?.cors === undefined || request.headers["origin"] === undefined);
}

/**
 * The headers of a response, made once for each stored copy and policy where every viewer gets the same.
 *
 * @param held Keeps them: a stored copy.
 */
export function viewerHead(
  source: Source,
  request: ViewerRequest,
  behavior: Behavior | undefined,
  held: HeadHolder,
): ViewerHead {
  const policy = behavior?.responseHeadersPolicy;
  const { head, message } = held;
  const hasDate = message.headers["date"] !== undefined && policy?.remove.includes("date") !== true;
  if (!isShared(request, policy, hasDate)) {
    return makeHead(source, request, policy, message);
  }
  if (head !== undefined && head.policy === policy) {
    return head;
  }
  const made = makeHead(source, request, policy, message);
  held.head = made;
  return made;
}
