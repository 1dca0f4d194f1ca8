/**
 * How long an answer may be kept, and what a copy may be used for afterwards.
 *
 * CloudFront's rules, not those of RFC 9111: a policy's minimum is stronger than `no-store`, nothing is
 * guessed from Last-Modified, the viewer's Cache-Control is ignored, and no copy is used after the maximum TTL.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @module
 */

import { parseHttpDate } from "../../../http/date-header.ts";
import { headerValue } from "../../../http/header-map.ts";
import type { HeaderMap } from "../../../http/message.ts";
import { variesOnEverything } from "../headers/vary.ts";
import type { CachePolicy } from "../model.ts";
import { type CacheControl, parseCacheControl } from "./cache-control.ts";
import { errorSeconds } from "./error-caching.ts";
import { originAgeSeconds } from "./origin-age.ts";

/** What may be done with a copy of an answer. */
export interface Lifetime {
  /** False: no copy may be kept. */
  readonly stored: boolean;
  readonly freshMs: number;
  /** After expiry; 0 when the origin sent no such directive. Ends with the maximum TTL. */
  readonly staleWhileRevalidateMs: number;
  /** After expiry; until the maximum TTL ends when the origin sent no such directive. */
  readonly staleIfErrorMs: number;
  /** Whether requests that arrived meanwhile may be answered with this answer. */
  readonly collapsible: boolean;
  /** Whether an expired copy is fetched anew, without conditional headers. */
  readonly unconditional: boolean;
  /** Whether an expired copy is for the time in which the origin cannot be reached, and not for its errors. */
  readonly outageOnly: boolean;
  /** Why it is fresh for so long, or why nothing is kept. */
  readonly words: string;
}

/** Of an answer that no copy is kept of, whatever the reason. */
const unkept = Object.freeze({
  stored: false,
  freshMs: 0,
  staleWhileRevalidateMs: 0,
  staleIfErrorMs: 0,
  collapsible: false,
  unconditional: true,
  outageOnly: false,
});

/** Of an answer that no copy is kept of. */
function notStored(words: string): Lifetime {
  return { ...unkept, words };
}

/** A time, and the setting or header that it comes from. */
interface Reasoned {
  readonly seconds: number;
  readonly words: string;
}

/** How long Expires allows. An invalid date has passed (RFC 9111 §5.3); for Date see `expiresLifetime` in aws/. */
function expiresSeconds(headers: HeaderMap, nowMs: number): number | undefined {
  const line = headers["expires"]?.[0];
  if (line === undefined) {
    return undefined;
  }
  const startMs = parseHttpDate(headers["date"]?.[0]?.value, nowMs) ?? nowMs;
  return Math.max(0, ((parseHttpDate(line.value, nowMs) ?? 0) - startMs) / 1000);
}

/** Whether a status below 400 may be stored at all. */
function storable(status: number, headers: HeaderMap): boolean {
  if (status === 307 || status === 308) {
    return headers["cache-control"] !== undefined;
  }
  // 304 is about another response. CloudFront stores ranges; this cache holds whole objects only.
  return status !== 304 && status !== 206;
}

/** Whether the origin sent `no-store`, `no-cache` or `private`. */
function isRestricted(control: CacheControl): boolean {
  return control.noStore || control.noCache || control.private;
}

/** What an answer states of its lifetime. */
function statedLifetime(
  headers: HeaderMap,
  { sMaxAgeSeconds, maxAgeSeconds }: CacheControl,
  nowMs: number,
): Reasoned | undefined {
  const total = sMaxAgeSeconds ?? maxAgeSeconds ?? expiresSeconds(headers, nowMs);
  if (total === undefined) {
    return undefined;
  }
  const expires = maxAgeSeconds === undefined ? `Expires in ${total} s` : `max-age=${total}`;
  const name = sMaxAgeSeconds === undefined ? expires : `s-maxage=${total}`;
  // Age counts, as measured: `originAge` in aws/.
  const age = originAgeSeconds(headers);
  return {
    seconds: Math.max(0, total - age),
    words: age === 0 ? name : `${name} less Age ${age}`,
  };
}

/** The directives that restrict caching. */
function restrictions({ noStore, noCache, private: isPrivate }: CacheControl): string {
  const sent = { "no-store": noStore, "no-cache": noCache, private: isPrivate };
  return Object.entries(sent)
    .flatMap(([name, isSent]) => (isSent ? [name] : []))
    .join(", ");
}

/** The freshness of an answer below 400. */
function freshness(
  control: CacheControl,
  stated: Reasoned | undefined,
  policy: CachePolicy,
): Reasoned {
  const { minTtlSeconds, defaultTtlSeconds, maxTtlSeconds } = policy;
  if (isRestricted(control)) {
    // A minimum above 0 keeps even `no-store` and `private` that long.
    const words = `${restrictions(control)}, so the minimum TTL of ${minTtlSeconds} s`;
    return { seconds: minTtlSeconds, words };
  }
  const { seconds, words } = stated ?? {
    seconds: defaultTtlSeconds,
    words: `no lifetime sent, so the default TTL of ${defaultTtlSeconds} s`,
  };
  if (seconds > maxTtlSeconds) {
    return {
      seconds: maxTtlSeconds,
      words: `${words}, capped by the maximum TTL of ${maxTtlSeconds} s`,
    };
  }
  return seconds < minTtlSeconds
    ? { seconds: minTtlSeconds, words: `${words}, raised to the minimum TTL of ${minTtlSeconds} s` }
    : { seconds, words: `${words}, within ${minTtlSeconds} to ${maxTtlSeconds} s` };
}

/** Whether waiting requests may share the answer; CloudFront does not collapse when cookies are forwarded. */
function isCollapsible(control: CacheControl, policy: CachePolicy, variesOnAll: boolean): boolean {
  if (policy.cookies.kind !== "none") {
    return false;
  }
  const refused =
    isRestricted(control) ||
    variesOnAll ||
    control.maxAgeSeconds === 0 ||
    control.sMaxAgeSeconds === 0;
  return policy.minTtlSeconds > 0 || !refused;
}

/** The lifetime of an answer below 400. */
function successLifetime(
  control: CacheControl,
  stated: Reasoned | undefined,
  variesOnAll: boolean,
  policy: CachePolicy,
): Lifetime {
  const restricted = isRestricted(control);
  const hidden = control.noStore || control.private;
  if (hidden && policy.minTtlSeconds === 0 && control.staleIfErrorSeconds === 0) {
    return notStored(
      `${restrictions(control)} with stale-if-error=0 and a minimum TTL of 0: no copy is kept`,
    );
  }
  // `Vary: *` with a minimum of 0: stored, yet every request goes to the origin.
  const neverFresh = variesOnAll && policy.minTtlSeconds === 0;
  const { seconds: fresh, words } = neverFresh
    ? { seconds: 0, words: "Vary: * with a minimum TTL of 0" }
    : freshness(control, stated, policy);
  // After the maximum TTL the object is not available, whatever the directives allow (Expiration.html#stale-content).
  const cap = (value: number): number => Math.min(value, policy.maxTtlSeconds - fresh) * 1000;
  const { staleIfErrorSeconds = policy.maxTtlSeconds, staleWhileRevalidateSeconds = 0 } = control;
  return {
    stored: true,
    freshMs: fresh * 1000,
    // See `staleOfRestricted` in aws/.
    staleWhileRevalidateMs: restricted || neverFresh ? 0 : cap(staleWhileRevalidateSeconds),
    staleIfErrorMs: cap(staleIfErrorSeconds),
    collapsible: isCollapsible(control, policy, variesOnAll),
    // CloudFront does not revalidate when cookies are forwarded. For `no-store` and `private` see `unconditionalRevalidation` in aws/.
    unconditional: hidden || neverFresh || policy.cookies.kind !== "none",
    outageOnly: restricted,
    words,
  };
}

/** The lifetime of an answer of 400 or above. */
function errorLifetime(
  status: number,
  seconds: number,
  stated: Reasoned | undefined,
  policy: CachePolicy,
): Lifetime {
  if (seconds <= 0) {
    return notStored(`status ${status} is not kept with these headers and error caching minimum`);
  }
  return {
    ...unkept,
    stored: true,
    words: `status ${status}, ${stated === undefined ? "no lifetime sent" : stated.words}, at least the error caching minimum`,
    freshMs: seconds * 1000,
    collapsible: policy.cookies.kind === "none",
  };
}

/**
 * Evaluates one response of an origin, or of a function in its place.
 *
 * With `no-store` or `private` and a minimum TTL of 0 a copy is still kept, never fresh, for the time in
 * which the origin cannot be reached: CloudFront documents that, and `stale-if-error=0` turns it off.
 * Errors that CloudFront generates are not evaluated here: they are stored only where a custom error
 * response sets a minimum.
 *
 * @param errorCachingMinSeconds Of the custom error response for this status; S3 origins never below 1. @default 10
 * @param nowMs When the answer came, in milliseconds since the epoch.
 * @throws never
 */
export function lifetime(
  status: number,
  headers: HeaderMap,
  policy: CachePolicy,
  errorCachingMinSeconds: number | undefined,
  nowMs: number,
): Lifetime {
  // Minimum ≤ default ≤ maximum, so a maximum of 0 is all three at 0: caching is off, for errors too.
  if (policy.maxTtlSeconds <= 0) {
    return notStored("the maximum TTL of the cache policy is 0");
  }
  const control = parseCacheControl(headerValue(headers, "cache-control") ?? "");
  const stated = statedLifetime(headers, control, nowMs);
  if (status >= 400) {
    const capped = Math.min(stated?.seconds ?? 0, policy.maxTtlSeconds);
    const seconds = errorSeconds(status, control, capped, errorCachingMinSeconds);
    return errorLifetime(status, seconds, stated, policy);
  }
  return storable(status, headers)
    ? successLifetime(control, stated, variesOnEverything(headers), policy)
    : notStored(
        status === 307 || status === 308
          ? `status ${status} is kept with Cache-Control only`
          : `status ${status} is not kept`,
      );
}
