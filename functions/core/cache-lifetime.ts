/**
 * How long the season, and what is made of it, may be kept: seconds on a match day, until the next
 * one otherwise.
 *
 * The promise to viewers, under which every number below is chosen: from the moment a match day
 * starts, no cache that works shows a table older than the terms of a match day allow. Availability
 * is the one exception, and a stated one: while the origin fails, `stale-if-error` lets a cache show
 * what it has, however old, since an old table is better than none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @see https://www.rfc-editor.org/rfc/rfc5861 stale-while-revalidate and stale-if-error
 * @module
 */
import type { FreshnessTerms } from "../contract.ts";

/** How long one answer may be kept. Whole seconds, none negative. */
export interface Freshness {
  /** Browsers; never more than `sharedSeconds`, or a browser would outlive the edge. */
  readonly browserSeconds: number;
  /** Shared caches, CloudFront first of all. */
  readonly sharedSeconds: number;
  /** How much longer it may be shown while a newer one is fetched. */
  readonly staleWhileRevalidateSeconds: number;
  /** How much longer it may be shown while none can be fetched. */
  readonly staleIfErrorSeconds: number;
}

/**
 * How long a failure, or an answer that stands in for a better one, is kept, and after how long a
 * viewer may try again. Seconds.
 *
 * Enough to shield a bucket in trouble from the world, short enough that nobody notices when the
 * trouble ends.
 */
export const retrySeconds = 5;

/**
 * Judges how long an answer made now may be kept.
 *
 * - On a match day (`[startMs, endMs)` contains now): `matchDaySeconds`.
 * - Before one: whole seconds until it starts, rounded down so that the answer never outlives the
 *   start, at most `betweenMatchDaysMaxSeconds`. In the last second that is 0: shared caches ask
 *   each time, for one second.
 * - After the last one: `betweenMatchDaysMaxSeconds`.
 *
 * `stale-while-revalidate` counts from the end of that lifetime, so on its own it would carry an
 * answer made days ago into a match day, to the first viewer of each edge location. It is cut so
 * that it reaches at most `matchDaySeconds` past the start: as old as a match day allows anyway.
 * On a match day the same cut holds, so nothing shown is older than twice `matchDaySeconds`.
 *
 * @param terms Match days ascending and not overlapping; others are read in the order given.
 * @param nowMs Milliseconds since the epoch; the caller owns the clock.
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
 * Judges how long an answer may be kept that stands in for one we could not make: the same, but never
 * long, and never refreshed in the background, so that the better one shows as soon as there is one.
 *
 * @throws never
 */
export function lastGoodFreshness(terms: FreshnessTerms, nowMs: number): Freshness {
  const usual = freshness(terms, nowMs);
  return lifetime(terms, Math.min(usual.sharedSeconds, retrySeconds), 0);
}

/**
 * Spells the lifetime of what was computed from the season as a `Cache-Control` value.
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
 * Spells a lifetime as a `Cache-Control` value (RFC 9111 §5.2.2, RFC 5861).
 *
 * All directives are written even at 0: at CloudFront a zero `stale-if-error` switches off what an
 * absent one allows.
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
