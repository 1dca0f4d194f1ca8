/**
 * Lifetimes around match days.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { FreshnessTerms } from "../../../functions/contract.ts";
import {
  cacheControl,
  freshness,
  lastGoodFreshness,
  retrySeconds,
} from "../../../functions/core/cache-lifetime.ts";

const hour = 3_600_000;
const first = { startMs: 100 * hour, endMs: 110 * hour };
const second = { startMs: 110 * hour, endMs: 120 * hour };
const third = { startMs: 300 * hour, endMs: 310 * hour };

const terms: FreshnessTerms = {
  matchDays: [first, second, third],
  matchDaySeconds: 20,
  betweenMatchDaysMaxSeconds: 86_400,
  browserMaxSeconds: 60,
  staleWhileRevalidateSeconds: 30,
  staleIfErrorSeconds: 604_800,
};

describe("freshness", () => {
  // [title, now, browser, shared, stale-while-revalidate]
  for (const [title, nowMs, browserSeconds, sharedSeconds, staleWhileRevalidateSeconds] of [
    ["returns the maximum when the next match day is far", 0, 60, 86_400, 30],
    [
      "returns the maximum when it just reaches the start",
      first.startMs - 24 * hour,
      60,
      86_400,
      20,
    ],
    [
      "returns the time until the start when the maximum is longer",
      first.startMs - 24 * hour + 1,
      60,
      86_399,
      20,
    ],
    [
      "limits stale responses to the match-day lifetime after the start",
      first.startMs - 24 * hour - 9000,
      60,
      86_400,
      29,
    ],
    [
      "keeps the configured stale time when it ends before the start",
      first.startMs - 24 * hour - 10_000,
      60,
      86_400,
      30,
    ],
    ["limits browsers to the lifetime at the edge", first.startMs - 59_000, 59, 59, 20],
    ["rounds down to before the start", first.startMs - 1999, 1, 1, 20],
    ["returns one second when one second is left", first.startMs - 1000, 1, 1, 20],
    ["returns 0 in the last second", first.startMs - 999, 0, 0, 20],
    ["returns 0 in the last millisecond", first.startMs - 1, 0, 0, 20],
    ["returns the match-day lifetime from the start", first.startMs, 20, 20, 20],
    ["returns the match-day lifetime to the last millisecond", first.endMs - 1, 20, 20, 20],
    ["supports adjacent match days", second.startMs, 20, 20, 20],
    ["uses the next match day from the end of the one before", second.endMs, 60, 86_400, 30],
    ["uses the last match day to its last millisecond", third.endMs - 1, 20, 20, 20],
    ["returns the maximum after the last match day", third.endMs, 60, 86_400, 30],
    ["returns the maximum when the clock is NaN", Number.NaN, 60, 86_400, 30],
  ] as const) {
    it(title, () =>
      assert.deepEqual(freshness(terms, nowMs), {
        browserSeconds,
        sharedSeconds,
        staleWhileRevalidateSeconds,
        staleIfErrorSeconds: 604_800,
      }),
    );
  }

  it("returns the maximum lifetime without match days", () => {
    assert.equal(freshness({ ...terms, matchDays: [] }, 0).sharedSeconds, 86_400);
  });

  it("never lets a response from any earlier time exceed the match-day limit after the start", () => {
    fc.assert(
      fc.property(anyTerms, fc.nat({ max: 3_000_000_000 }), (any, nowMs) => {
        const kept = freshness(any, nowMs);
        assert.ok(
          Object.values(kept).every((seconds) => Number.isInteger(seconds) && seconds >= 0),
        );
        assert.ok(kept.browserSeconds <= Math.min(kept.sharedSeconds, any.browserMaxSeconds));
        const staleMs = nowMs + 1000 * (kept.sharedSeconds + kept.staleWhileRevalidateSeconds);
        for (const { startMs, endMs } of any.matchDays) {
          if (startMs > nowMs) {
            assert.ok(nowMs + 1000 * kept.sharedSeconds <= startMs || isMatchDay(any, nowMs));
            assert.ok(staleMs <= startMs + 1000 * any.matchDaySeconds || isMatchDay(any, nowMs));
          } else if (nowMs < endMs) {
            assert.ok(staleMs <= nowMs + 2000 * any.matchDaySeconds);
          }
        }
      }),
    );
  });
});

describe("lastGoodFreshness", () => {
  for (const [title, nowMs, sharedSeconds] of [
    ["returns a short lifetime between match days", 0, retrySeconds],
    ["returns a short lifetime on a match day", first.startMs, retrySeconds],
    ["ends at the start of a match day", first.startMs - 3000, 3],
  ] as const) {
    it(title, () =>
      assert.deepEqual(lastGoodFreshness(terms, nowMs), {
        browserSeconds: sharedSeconds,
        sharedSeconds,
        staleWhileRevalidateSeconds: 0,
        staleIfErrorSeconds: 604_800,
      }),
    );
  }

  it("never exceeds the lifetime of a match day", () => {
    assert.equal(
      lastGoodFreshness({ ...terms, matchDaySeconds: 2 }, first.startMs).sharedSeconds,
      2,
    );
  });
});

describe("cacheControl", () => {
  it("writes every directive, including zeros", () => {
    assert.equal(
      cacheControl({
        browserSeconds: 60,
        sharedSeconds: 3600,
        staleWhileRevalidateSeconds: 30,
        staleIfErrorSeconds: 0,
      }),
      "public, max-age=60, s-maxage=3600, stale-while-revalidate=30, stale-if-error=0",
    );
  });
});

/** Up to five match days in a row, with gaps or none. */
const anyTerms: fc.Arbitrary<FreshnessTerms> = fc
  .record({
    stretches: fc.array(
      fc.record({ gapMs: fc.nat(5e8), lengthMs: fc.integer({ min: 1, max: 1e8 }) }),
      {
        maxLength: 5,
      },
    ),
    matchDaySeconds: fc.nat(600),
    betweenMatchDaysMaxSeconds: fc.nat(1_000_000),
    browserMaxSeconds: fc.nat(3600),
    staleWhileRevalidateSeconds: fc.nat(1_000_000),
    staleIfErrorSeconds: fc.nat(1_000_000),
  })
  .map(({ stretches, ...rest }) => {
    let atMs = 0;
    const matchDays = stretches.map(({ gapMs, lengthMs }) => {
      const startMs = atMs + gapMs;
      atMs = startMs + lengthMs;
      return { startMs, endMs: atMs };
    });
    return { ...rest, matchDays };
  });

function isMatchDay({ matchDays }: FreshnessTerms, nowMs: number): boolean {
  return matchDays.some(({ startMs, endMs }) => startMs <= nowMs && nowMs < endMs);
}
