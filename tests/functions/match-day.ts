/**
 * Cache lifetimes on a match day without end, so that responses do not depend on when a test runs.
 *
 * @module
 */
import type { FreshnessTerms } from "../../functions/contract.ts";

/** The configuration. */
export const matchDay: FreshnessTerms = {
  matchDays: [{ startMs: 0, endMs: 8.64e15 }],
  matchDaySeconds: 20,
  betweenMatchDaysMaxSeconds: 86_400,
  browserMaxSeconds: 10,
  staleWhileRevalidateSeconds: 15,
  staleIfErrorSeconds: 600,
};

/** `Cache-Control` of a current response. */
export const fresh =
  "public, max-age=10, s-maxage=20, stale-while-revalidate=15, stale-if-error=600";

/** `Cache-Control` of a last good response. */
export const brief = "public, max-age=5, s-maxage=5, stale-while-revalidate=0, stale-if-error=600";
