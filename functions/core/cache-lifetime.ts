/**
 * Cache lifetimes of the season and of responses computed from it: seconds on a match day, until the
 * next match day otherwise.
 *
 * Every value is chosen for one guarantee: from the start of a match day, no cache serves a table older
 * than the match-day limit. The exception is availability: while the origin fails, `stale-if-error`
 * lets a cache serve any stored table.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @see https://www.rfc-editor.org/rfc/rfc5861 stale-while-revalidate and stale-if-error
 * @module
 */
import type { FreshnessTerms } from "../contract.ts";

/** The lifetime of one response. Whole seconds, 0 or more. */
export interface Freshness {
  /** Browsers; at most `sharedSeconds`. */
  readonly browserSeconds: number;
  /** Shared caches, such as CloudFront. */
  readonly sharedSeconds: number;
  /** How long it may be served stale while a newer one is fetched. */
  readonly staleWhileRevalidateSeconds: number;
  /** How long it may be served stale while the origin fails. */
  readonly staleIfErrorSeconds: number;
}

/**
 * Lifetime of failures and of last good responses, and the value of `Retry-After`. Seconds.
 *
 * Long enough to protect a failing bucket from load, short enough to recover quickly.
 */
export const retrySeconds = 5;

/**
 * Returns the lifetime of a response generated now.
 *
 * - On a match day (`[startMs, endMs)` contains now): `matchDaySeconds`.
 * - Before one: whole seconds until it starts, rounded down so that the response never outlives the
 *   start, at most `betweenMatchDaysMaxSeconds`. In the last second that is 0: shared caches revalidate
 *   each request.
 * - After the last one: `betweenMatchDaysMaxSeconds`.
 *
 * `stale-while-revalidate` counts from the end of that lifetime and could carry a response that is days
 * old into a match day. It is limited to `matchDaySeconds` after the start. On a match day the same limit
 * applies, so no response is older than twice `matchDaySeconds`.
 *
 * @param terms Match days ascending and not overlapping; others are used in the given order.
 * @param nowMs Milliseconds since the epoch; from the caller's clock.
 * @throws never
 */
export function freshness(terms: FreshnessTerms, nowMs: number): Freshness {
  const { matchDaySeconds, betweenMatchDaysMaxSeconds, staleWhileRevalidateSeconds } = terms;
  const next = terms.matchDays.find((matchDay) => matchDay.endMs > nowMs);
  if (next === undefined) {
    return lifetime(terms, betweenMatchDaysMaxSeconds, staleWhileRevalidateSeconds);
  }
  if (next.startMs <= nowMs) {
    return lifetime(terms, matchDaySeconds, Math.min(staleWhileRevalidateSeconds, matchDaySeconds));
  }
  const untilStartSeconds = Math.floor((next.startMs - nowMs) / 1000);
  const sharedSeconds = Math.min(untilStartSeconds, betweenMatchDaysMaxSeconds);
  const reachSeconds = untilStartSeconds - sharedSeconds + matchDaySeconds;
  return lifetime(terms, sharedSeconds, Math.min(staleWhileRevalidateSeconds, reachSeconds));
}

/**
 * Returns the lifetime of a last good response: at most {@link retrySeconds} and without background
 * revalidation, so that the current response follows as soon as it is available.
 *
 * @throws never
 */
export function lastGoodFreshness(terms: FreshnessTerms, nowMs: number): Freshness {
  const usual = freshness(terms, nowMs);
  return lifetime(terms, Math.min(usual.sharedSeconds, retrySeconds), 0);
}

/**
 * Returns the `Cache-Control` value of a response computed from the season.
 *
 * @throws never
 */
export function seasonCacheControl(
  kind: "current" | "last-good",
  terms: FreshnessTerms,
  nowMs: number,
): string {
  return cacheControl((kind === "current" ? freshness : lastGoodFreshness)(terms, nowMs));
}

/**
 * Formats a lifetime as a `Cache-Control` value (RFC 9111 §5.2.2, RFC 5861).
 *
 * All directives are written even at 0: at CloudFront `stale-if-error=0` disables serving stale
 * responses, which its absence allows.
 *
 * @throws never
 */
export function cacheControl(kept: Freshness): string {
  return [
    "public",
    `max-age=${kept.browserSeconds}`,
    `s-maxage=${kept.sharedSeconds}`,
    `stale-while-revalidate=${kept.staleWhileRevalidateSeconds}`,
    `stale-if-error=${kept.staleIfErrorSeconds}`,
  ].join(", ");
}

function lifetime(
  { browserMaxSeconds, staleIfErrorSeconds }: FreshnessTerms,
  sharedSeconds: number,
  staleWhileRevalidateSeconds: number,
): Freshness {
  const browserSeconds = Math.min(browserMaxSeconds, sharedSeconds);
  return { browserSeconds, sharedSeconds, staleWhileRevalidateSeconds, staleIfErrorSeconds };
}
