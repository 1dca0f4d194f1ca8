/**
 * How long an error is kept, by the numbers alone and then by headers, as lifetime evaluates them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseCacheControl } from "../../../../services/cloudfront/cache/cache-control.ts";
import { errorSeconds } from "../../../../services/cloudfront/cache/error-caching.ts";
import { inSeconds, live, policy } from "../cache-fixtures.ts";

const max600 = policy({ defaultTtlSeconds: 300, maxTtlSeconds: 600 });

describe("errorSeconds", () => {
  for (const [title, status, cacheControl, statedSeconds, minSeconds, expected] of [
    ["is 10 without a minimum", 500, "", 0, undefined, 10],
    ["is the longer of the two, one above", 500, "", 31, 30, 31],
    ["is the longer of the two, one below", 500, "", 29, 30, 30],
    ["is 0 for a code that is never kept", 416, "max-age=60", 60, 30, 0],
    ["is 0 for a code that needs max-age and has only Expires", 403, "", 60, 30, 0],
    ["is the minimum where no-store is not honoured", 503, "no-store", 60, 30, 30],
    ["is 0 where no-store is honoured", 404, "no-store", 60, 30, 0],
    ["is 0 for 410, honoured or not", 410, "", 60, 30, 0],
  ] as const) {
    it(title, () => {
      const control = parseCacheControl(cacheControl);
      assert.equal(errorSeconds(status, control, statedSeconds, minSeconds), expected);
    });
  }
});

describe("lifetime of an error", () => {
  for (const status of [404, 414, 500, 501, 502, 503, 504]) {
    for (const [title, sent, minSeconds, seconds] of [
      ["for 10 seconds by default", [], undefined, 10],
      ["for the error caching minimum", [], 30, 30],
      ["for max-age where that is longer", "max-age=31", 30, 31],
      ["for the minimum where max-age is shorter", "max-age=29", 30, 30],
      ["for s-maxage rather than max-age", "max-age=50, s-maxage=40", 30, 40],
      ["for Expires", ["expires", inSeconds(40)], 30, 40],
      ["for at most the maximum of the policy", "max-age=601", 30, 600],
      ["for the minimum where that is above the maximum", "max-age=601", 900, 900],
    ] as const) {
      it(`keeps ${status} ${title}`, () => {
        assert.equal(live(status, sent, max600, minSeconds).freshMs, seconds * 1000);
      });
    }
  }

  for (const status of [400, 403, 405, 412, 415]) {
    for (const [sent, seconds] of [
      [[], 0],
      [["expires", inSeconds(60)], 0],
      ["max-age=60", 60],
      ["s-maxage=60", 60],
      ["max-age=0", 10],
      ["max-age=60, no-store", 10],
      ["no-store", 0],
    ] as const) {
      it(`keeps ${status} with ${JSON.stringify(sent)} for ${seconds} seconds`, () => {
        const { stored, freshMs } = live(status, sent, max600);
        assert.deepEqual({ stored, freshMs }, { stored: seconds > 0, freshMs: seconds * 1000 });
      });
    }
  }

  for (const status of [401, 402, 406, 410, 416, 418, 429, 451, 505, 511]) {
    it(`never keeps ${status}`, () => {
      assert.equal(live(status, "max-age=60", max600, 30).stored, false);
    });
  }

  for (const directive of ["no-store", "no-cache", "private"]) {
    for (const [status, seconds] of [
      [404, 0],
      [414, 0],
      [501, 0],
      [500, 10],
      [502, 10],
      [503, 10],
      [504, 10],
    ] as const) {
      it(`keeps ${status} with ${directive} for ${seconds} seconds`, () => {
        assert.equal(live(status, `${directive}, max-age=60`, max600).freshMs, seconds * 1000);
      });
    }
  }

  it("keeps no error whose minimum is 0 and which states none", () => {
    assert.equal(live(500, [], max600, 0).stored, false);
    assert.equal(live(500, "max-age=1", max600, 0).freshMs, 1_000);
  });

  it("never serves an expired error in the place of another, nor revalidates it", () => {
    assert.deepEqual(live(500, "stale-if-error=60, stale-while-revalidate=60", max600), {
      stored: true,
      freshMs: 10_000,
      staleWhileRevalidateMs: 0,
      staleIfErrorMs: 0,
      collapsible: true,
      unconditional: true,
      outageOnly: false,
      words: "status 500, no lifetime sent, at least the error caching minimum",
    });
  });
});
