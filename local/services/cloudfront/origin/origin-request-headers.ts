/**
 * What of a viewer's request goes on to an origin, and what CloudFront adds to it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html
 * @module
 */

import {
  addHeader,
  copyHeaders,
  emptyHeaders,
  headerValue,
  setHeader,
} from "../../../http/header-map.ts";
import type { HeaderMap, ViewerRequest } from "../../../http/message.ts";
import { selects } from "../../../http/name-selection.ts";
import { normalizeAcceptEncoding } from "../headers/accept-encoding.ts";
import { isCloudFrontHeader } from "../headers/cloudfront-headers.ts";
import { connectionOptions } from "../headers/connection-options.ts";
import { forwardedHeaderNames, forwarding } from "../headers/forwarding.ts";
import { selectCookies, selectQuery } from "../headers/query-and-cookies.ts";
import type { Behavior, Origin } from "../model.ts";
import { isMethodCached } from "../request/allowed-methods.ts";

/** Never forwarded, whatever a policy selects: they belong to one connection, or CloudFront reserves them. */
const neverForwarded = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "x-forwarded-proto",
  "x-real-ip",
]);
const neverForwardedPrefixes = ["proxy-", "x-edge-", "x-amz-cf-"];

/**
 * Forwarded without being named. AWS's table is for every distribution; that it
 * holds under a cache policy without an origin request policy is inferred: `keptWithoutPolicy` in aws/.
 */
const keptWithoutPolicy = new Set([
  "cache-control",
  "date",
  "from",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "max-forwards",
  "origin",
  "pragma",
  "range",
  "request-range",
  "via",
  "warning",
  "x-forwarded-for",
]);

/** Written by CloudFront or by a rule of its own below, so the general rule passes over them. */
const ruledApart = new Set(["accept-encoding", "authorization", "cookie", "host", "user-agent"]);

/** Whether a header may go on at all. */
function isForwardable(name: string): boolean {
  return (
    !neverForwarded.has(name) &&
    !isCloudFrontHeader(name) &&
    !neverForwardedPrefixes.some((prefix) => name.startsWith(prefix))
  );
}

/** Whether a policy sends a header to the origin. */
function forwardsHeader(behavior: Behavior, name: string): boolean {
  return selects(forwardedHeaderNames(behavior), name);
}

/** The query string an origin gets: everything in the key, and what the origin request policy adds. */
export function originQuery(querystring: string, behavior: Behavior): string {
  return selectQuery(querystring, forwarding(behavior).queryStrings);
}

/** `Authorization` stays where no cache could mix up viewers, or where a policy forwards it. */
function keepsAuthorization(behavior: Behavior, method: string): boolean {
  return !isMethodCached(behavior, method) || forwardsHeader(behavior, "authorization");
}

/** The Accept-Encoding an origin gets; `undefined` for none. */
function originAcceptEncoding(request: ViewerRequest, behavior: Behavior): string | undefined {
  const sent = headerValue(request.headers, "accept-encoding");
  const { cachePolicy } = behavior;
  if (sent === undefined) {
    return undefined;
  }
  if (cachePolicy.gzip || cachePolicy.brotli) {
    return normalizeAcceptEncoding(sent, cachePolicy) || "identity";
  }
  return forwardsHeader(behavior, "accept-encoding") ? sent : undefined;
}

/** The headers that are forwarded as they came. */
function forwardedHeaders(request: ViewerRequest, behavior: Behavior): HeaderMap {
  const { headers: selection } = forwarding(behavior);
  const named = connectionOptions(request.headers);
  const kept = emptyHeaders();
  for (const [name, lines] of Object.entries(copyHeaders(request.headers))) {
    const chosen =
      selects(selection, name) || keptWithoutPolicy.has(name) || name.startsWith("content-");
    if (chosen && isForwardable(name) && !ruledApart.has(name) && !named.has(name)) {
      kept[name] = lines;
    }
  }
  return kept;
}

/** Puts in the headers that have rules of their own. */
function addRuledApart(
  headers: HeaderMap,
  request: ViewerRequest,
  behavior: Behavior,
  origin: Origin,
): void {
  const { headers: selection, cookies } = forwarding(behavior);
  const authorization = headerValue(request.headers, "authorization");
  if (authorization !== undefined && keepsAuthorization(behavior, request.method)) {
    setHeader(headers, "Authorization", authorization);
  }
  // Cookie lines are joined as one cookie list is (RFC 6265 §5.4), not with commas.
  const cookieLines = request.headers["cookie"]?.map(({ value }) => value).join("; ");
  const cookie = selectCookies(cookieLines, cookies);
  if (cookie !== "") {
    setHeader(headers, "Cookie", cookie);
  }
  const acceptEncoding = originAcceptEncoding(request, behavior);
  if (acceptEncoding !== undefined) {
    setHeader(headers, "Accept-Encoding", acceptEncoding);
  }
  const agent = headerValue(request.headers, "user-agent");
  const keepsAgent = agent !== undefined && selects(selection, "user-agent");
  setHeader(headers, "User-Agent", keepsAgent ? agent : "Amazon CloudFront");
  const host = headerValue(request.headers, "host");
  const keepsHost = host !== undefined && selects(selection, "host");
  const own = origin.kind === "custom" ? origin.hostHeader : undefined;
  setHeader(headers, "Host", own ?? (keepsHost ? host : origin.domainName));
}

/**
 * The headers of a request as the origin-request event shows them.
 *
 * `X-Forwarded-For` is the viewer's own value with its address appended: everything but the last
 * address is a viewer's claim.
 *
 * @param cloudFront The `CloudFront-*` headers that the policies name.
 * @param via Who forwards, like `2.0 0123abcd.cloudfront.net (CloudFront)`.
 */
export function originRequestHeaders(
  request: ViewerRequest,
  behavior: Behavior,
  origin: Origin,
  cloudFront: HeaderMap,
  via: string,
): HeaderMap {
  const headers = forwardedHeaders(request, behavior);
  const claimed = request.headers["x-forwarded-for"]?.map(({ value }) => value) ?? [];
  // Commas without spaces, as in RequestAndResponseBehaviorCustomOrigin.html#RequestCustomIPAddresses.
  setHeader(headers, "X-Forwarded-For", [...claimed, request.clientIp].join(","));
  addRuledApart(headers, request, behavior, origin);
  addHeader(headers, "via", { key: "Via", value: via });
  // A custom header overwrites a viewer's, so that a viewer cannot write it; events show it with the origin alone.
  for (const { name } of origin.customHeaders) {
    delete headers[name.toLowerCase()];
  }
  return Object.assign(headers, cloudFront);
}

/**
 * The headers that really leave for the origin: with its custom headers, the request id and the length of the body.
 *
 * @param headers As the origin-request function left them.
 */
export function departingHeaders(
  headers: HeaderMap,
  origin: Origin,
  requestId: string,
  body: Buffer,
): HeaderMap {
  const departing = copyHeaders(headers);
  for (const { name, value } of origin.customHeaders) {
    setHeader(departing, name, value);
  }
  setHeader(departing, "X-Amz-Cf-Id", requestId);
  setHeader(departing, "Connection", "Keep-Alive");
  if (body.length > 0) {
    setHeader(departing, "Content-Length", String(body.length));
  }
  return departing;
}
