/**
 * The CORS headers of a response headers policy.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-cors
 * @module
 */
import { corsMethods } from "../../../../aws/cloudfront-method-sets.ts";
import { filterHeaders, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import { remembered } from "../../../http/remembered.ts";
import type { PolicyCors } from "../model.ts";
import { withVary } from "./vary.ts";

/** What every CORS header starts with. */
const corsPrefix = "access-control-";

/** An allowed origin: a scheme, a host and a port, of which only the host must be there. */
const originPattern = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:]*)(?::([\d*]+))?$/;

/** The source of an expression for a text itself. */
function literal(text: string): string {
  return text.replace(/[^a-z0-9]/g, "\\$&");
}

/** The source of an expression for a text in which `*` stands for something. */
function wildcard(text: string, something: string): string {
  return text.split("*").map(literal).join(something);
}

/** The source of an expression for the port that an allowed origin admits. `:*` admits the default one, which is not written. */
function portSource(scheme: string | undefined, port: string | undefined): string {
  if (port === "*") {
    return "(?::\\d+)?";
  }
  if (port !== undefined) {
    return `:${wildcard(port, "\\d*")}`;
  }
  // See `corsPortWithoutScheme` in aws/cloudfront-behavior.ts.
  return scheme === undefined ? "(?::\\d+)?" : "";
}

/**
 * What a value of the policy admits. `*` may replace the leftmost part of the domain, of one label or more, and any
 * digits of the port; a value without a scheme admits both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
const admitted = remembered((allowed: string): RegExp => {
  const value = allowed.toLowerCase();
  const [, scheme, host, port] = originPattern.exec(value) ?? [];
  if (host === undefined) {
    return new RegExp(`^${literal(value)}$`);
  }
  const schemes = scheme === undefined ? "https?" : literal(scheme);
  return new RegExp(`^${schemes}://${wildcard(host, "[^/:]+")}${portSource(scheme, port)}$`);
});

/** Whether a value of the policy admits an origin. */
function admits(allowed: string, origin: string): boolean {
  return admitted(allowed).test(origin.toLowerCase());
}

/** Sets the headers for one CORS request. */
function setCors(headers: HeaderMap, cors: PolicyCors, allowOrigin: string, method: string): void {
  setHeader(headers, "Access-Control-Allow-Origin", allowOrigin);
  if (cors.allowCredentials) {
    setHeader(headers, "Access-Control-Allow-Credentials", "true");
  }
  if (cors.exposeHeaders.length > 0) {
    setHeader(headers, "Access-Control-Expose-Headers", cors.exposeHeaders.join(", "));
  }
  // The rest belongs to preflight answers, and preflights are OPTIONS requests.
  if (method !== "OPTIONS") {
    return;
  }
  const methods = cors.allowMethods.includes("ALL") ? corsMethods.value : cors.allowMethods;
  setHeader(headers, "Access-Control-Allow-Methods", methods.join(", "));
  if (cors.allowHeaders.length > 0) {
    setHeader(headers, "Access-Control-Allow-Headers", cors.allowHeaders.join(", "));
  }
  if (cors.maxAgeSeconds !== undefined) {
    setHeader(headers, "Access-Control-Max-Age", String(cors.maxAgeSeconds));
  }
}

/**
 * The headers with those of the policy's CORS section; the map given is not changed.
 *
 * Only CORS requests, those with an Origin, get any. Without override, one CORS header of the origin's
 * own keeps out all of the policy's; with it, none of the origin's stays, whether the policy admits the
 * requesting origin or not (`corsOverrideWithoutMatch` in aws/).
 *
 * @param requestOrigin The Origin header of the viewer.
 */
export function applyCors(
  headers: HeaderMap,
  cors: PolicyCors,
  requestOrigin: string | undefined,
  method: string,
): HeaderMap {
  const ownedByOrigin = Object.keys(headers).some((name) => name.startsWith(corsPrefix));
  if (ownedByOrigin && !cors.override) {
    return headers;
  }
  const admitsAll = cors.allowOrigins.includes("*");
  // See `corsVary` in aws/cloudfront-behavior.ts.
  const varied = admitsAll ? headers : withVary(headers, "Origin");
  if (requestOrigin === undefined) {
    return varied;
  }
  const answer = filterHeaders(varied, (name) => !name.startsWith(corsPrefix));
  if (admitsAll || cors.allowOrigins.some((allowed) => admits(allowed, requestOrigin))) {
    setCors(answer, cors, admitsAll ? "*" : requestOrigin, method);
  }
  return answer;
}
