/**
 * The Vary of an answer: it never changes the cache key, and little of it reaches the viewer.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustomRemovedHeaders
 * @module
 */
import { filterHeaders, headerValue, setHeader } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import type { Selection } from "../../../http/name-selection.ts";
import { selects } from "../../../http/name-selection.ts";
import type { Behavior } from "../model.ts";
import { namedCloudFrontHeaders } from "./cloudfront-headers.ts";
import { forwardedHeaderNames, unite } from "./forwarding.ts";

/** Names that stay in Vary whatever the behavior forwards. */
const alwaysKept = new Set(["*", "accept-encoding", "cookie"]);

/** The names in Vary, as sent. */
function variedOn(headers: HeaderMap): string[] {
  return (headerValue(headers, "vary") ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Whether a response has `Vary: *`. */
export function variesOnEverything(headers: HeaderMap): boolean {
  return variedOn(headers).includes("*");
}

/**
 * Vary with one name more; the map given is not changed.
 *
 * @param name As it is sent.
 */
export function withVary(headers: HeaderMap, name: string): HeaderMap {
  const names = variedOn(headers);
  if (names.some((known) => known === "*" || known.toLowerCase() === name.toLowerCase())) {
    return headers;
  }
  const copy = filterHeaders(headers, () => true);
  setHeader(copy, "Vary", [...names, name].join(", "));
  return copy;
}

/** The headers by which CloudFront describes the device; it makes them from User-Agent. */
const deviceHeaders: ReadonlySet<string> = new Set([
  "cloudfront-is-desktop-viewer",
  "cloudfront-is-mobile-viewer",
  "cloudfront-is-smarttv-viewer",
  "cloudfront-is-tablet-viewer",
]);

/** The request headers that the origin's response may vary on, names in lower case: those that reach it by policy. */
function forwardedNames(behavior: Behavior): Selection {
  const made = namedCloudFrontHeaders(behavior);
  const agent = made.some((name) => deviceHeaders.has(name)) ? ["user-agent"] : [];
  const names = [...made, ...agent];
  const forwarded = forwardedHeaderNames(behavior);
  return names.length === 0 ? forwarded : unite(forwarded, { kind: "allow", names });
}

/**
 * Vary as the viewer gets it from a custom origin: Accept-Encoding, Cookie and the headers that the behavior
 * forwards, with User-Agent where a header about the device is forwarded. That `*` stays too is inferred:
 * `varyAsterisk` in aws/. The map given is not changed.
 */
export function withForwardedVary(headers: HeaderMap, behavior: Behavior): HeaderMap {
  if (headers["vary"] === undefined) {
    return headers;
  }
  const forwarded = forwardedNames(behavior);
  const kept = variedOn(headers).filter((name) => {
    const lower = name.toLowerCase();
    return alwaysKept.has(lower) || selects(forwarded, lower);
  });
  const copy = filterHeaders(headers, (name) => name !== "vary");
  if (kept.length > 0) {
    setHeader(copy, "Vary", kept.join(", "));
  }
  return copy;
}
