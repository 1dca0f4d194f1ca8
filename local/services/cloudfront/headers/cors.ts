/**
 * The CORS headers of a response headers policy.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-cors
 * @module
 */
import { corsMethods } from "../../../../aws/cloudfront-method-sets.ts";
import { filterHeaders, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import type { PolicyCors } from "../model.ts";
import { withVary } from "./vary.ts";

/** What every CORS header starts with. */
const corsPrefix = "access-control-";

/** The scheme of an origin, if it names one, and the host with its port. */
function splitOrigin(origin: string): readonly [scheme: string | undefined, host: string] {
  const [scheme = "", host] = origin.split("://", 2);
  return host === undefined ? [undefined, scheme] : [scheme, host];
}

/**
 * Whether a value of the policy admits an origin. `*` may replace the leftmost part of the domain,
 * of one label or more; a value without a scheme admits both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
function admits(allowed: string, origin: string): boolean {
  const [allowedScheme, allowedHost] = splitOrigin(allowed.toLowerCase());
  const [scheme, host] = splitOrigin(origin.toLowerCase());
  if (allowedScheme !== undefined && allowedScheme !== scheme) {
    return false;
  }
  if (!allowedHost.startsWith("*")) {
    return host === allowedHost;
  }
  const rest = allowedHost.slice(1);
  return host.length > rest.length && host.endsWith(rest);
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
