/**
 * How long answers are kept.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { cachingDisabled, inSeconds, live, policy } from "../cache-fixtures.ts";

const hundredYears = 3_153_600_000;
const min0 = policy();
const min60 = policy({ minTtlSeconds: 60, defaultTtlSeconds: 300, maxTtlSeconds: 600 });
const max600 = policy({ defaultTtlSeconds: 300, maxTtlSeconds: 600 });

describe("lifetime of a response below 400", () => {
  for (const [title, sent, cachePolicy, seconds] of [
    ["is the default without headers", [], min0, 86_400],
    ["is the default beside directives that say no time", "public, must-revalidate", min0, 86_400],
    ["is max-age", "max-age=60", min0, 60],
    ["is s-maxage rather than max-age", "max-age=60, s-maxage=30", min0, 30],
    ["is s-maxage even of 0", "max-age=60, s-maxage=0", min0, 0],
    [
      "is max-age rather than Expires",
      ["cache-control", "max-age=60", "expires", inSeconds(30)],
      min0,
      60,
    ],
    ["is Expires", ["expires", inSeconds(30)], min0, 30],
    ["is Expires counted from Date", ["expires", inSeconds(30), "date", inSeconds(-10)], min0, 40],
    [
      "is Expires counted from now when Date is none",
      ["expires", inSeconds(30), "date", "soon"],
      min0,
      30,
    ],
    [
      "reads the year 50 of Expires as 2050",
      ["expires", "Thursday, 18-Aug-50 02:01:18 GMT"],
      max600,
      600,
    ],
    ["is shortened by Age", ["cache-control", "max-age=100", "age", "30"], min0, 70],
    ["is 0 when Age exceeds it", ["cache-control", "max-age=100", "age", "3600"], min0, 0],
    ["is shortened by Age with Expires", ["expires", inSeconds(30), "age", "10"], min0, 20],
    [
      "is the minimum when Age exceeds it",
      ["cache-control", "max-age=100", "age", "99"],
      min60,
      60,
    ],
    ["is the default, whatever Age is", ["age", "3600"], min0, 86_400],
    ["is 0 when Expires has passed", ["expires", inSeconds(-1)], min0, 0],
    ["is 0 when Expires is 0", ["expires", "0"], min0, 0],
    ["is the first Expires of two", ["expires", inSeconds(30), "expires", inSeconds(60)], min0, 30],
    [
      "joins two Cache-Control lines",
      ["cache-control", "public", "cache-control", "max-age=60"],
      min0,
      60,
    ],
    ["is at most the maximum, one below", "max-age=599", max600, 599],
    ["is at most the maximum, at it", "max-age=600", max600, 600],
    ["is at most the maximum, one above", "max-age=601", max600, 600],
    ["is at most the maximum for Expires", ["expires", inSeconds(601)], max600, 600],
    ["is at most the maximum beyond 100 years", `max-age=${hundredYears + 1}`, max600, 600],
    ["is at least the minimum, one below", "max-age=59", min60, 60],
    ["is at least the minimum, at it", "max-age=60", min60, 60],
    ["is at least the minimum, one above", "max-age=61", min60, 61],
    ["is the default where that is above the minimum", [], min60, 300],
    [
      "is the minimum where the default is below",
      [],
      policy({ minTtlSeconds: 60, defaultTtlSeconds: 0 }),
      60,
    ],
    ["is 0 for a negative time", "max-age=-1", min0, 0],
    ["is 0 for a fraction", "max-age=0.5", min0, 0],
    ["is the minimum for a negative time", "max-age=-1", min60, 60],
    ["is the minimum in spite of no-store", "no-store", min60, 60],
    ["is the minimum in spite of no-cache", "no-cache", min60, 60],
    ["is the minimum in spite of private", "private, max-age=300", min60, 60],
    [
      "is the stated one with no-cache for single fields",
      'no-cache="Set-Cookie", max-age=30',
      min0,
      30,
    ],
  ] as const) {
    it(title, () => {
      const { stored, freshMs } = live(200, sent, cachePolicy);
      assert.deepEqual({ stored, freshMs }, { stored: true, freshMs: seconds * 1000 });
    });
  }

  for (const directive of ["no-store", "private", "no-cache"]) {
    it(`keeps a copy of ${directive} for outages only, never fresh, with a minimum of 0`, () => {
      assert.deepEqual(live(200, `${directive}, max-age=60`, min0), {
        stored: true,
        freshMs: 0,
        staleWhileRevalidateMs: 0,
        staleIfErrorMs: min0.maxTtlSeconds * 1000,
        collapsible: false,
        unconditional: directive !== "no-cache",
        outageOnly: true,
        words: `${directive}, so the minimum TTL of 0 s`,
      });
    });
  }

  it("keeps nothing of no-store with stale-if-error=0 and a minimum of 0", () => {
    assert.equal(live(200, "no-store, stale-if-error=0", min0).stored, false);
    assert.equal(live(200, "private, stale-if-error=0", min0).stored, false);
    assert.equal(live(200, "no-store, stale-if-error=0", min60).stored, true);
    assert.equal(live(200, "no-cache, stale-if-error=0", min0).stored, true);
  });

  for (const status of [200, 301, 403, 404, 500, 503]) {
    it(`keeps nothing when all three TTLs are 0: ${status}`, () => {
      assert.equal(live(status, "max-age=60", cachingDisabled, 60).stored, false);
    });
  }

  for (const [status, sent, stored] of [
    [200, [], true],
    [204, [], true],
    [301, [], true],
    [302, [], true],
    [303, [], true],
    [307, [], false],
    [307, ["expires", inSeconds(60)], false],
    [307, "max-age=60", true],
    [308, [], false],
    [308, "max-age=60", true],
    [206, "max-age=60", false],
    [304, "max-age=60", false],
  ] as const) {
    it(`${stored ? "keeps" : "does not keep"} ${status} with ${JSON.stringify(sent)}`, () => {
      assert.equal(live(status, sent, min0).stored, stored);
    });
  }
});

describe("lifetime after expiry", () => {
  for (const [title, sent, cachePolicy, staleWhileRevalidateMs, staleIfErrorMs] of [
    [
      "allows no stale-while-revalidate unasked, and stale on error until the maximum",
      "max-age=1",
      max600,
      0,
      599_000,
    ],
    [
      "allows stale-while-revalidate",
      "max-age=0, stale-while-revalidate=30",
      max600,
      30_000,
      600_000,
    ],
    [
      "ends stale-while-revalidate at the maximum, counted from when the copy was stored",
      "max-age=100, stale-while-revalidate=601",
      max600,
      500_000,
      500_000,
    ],
    ["allows stale-if-error", "max-age=1, stale-if-error=30", max600, 0, 30_000],
    [
      "ends stale-if-error at the maximum, counted from when the copy was stored",
      "max-age=100, stale-if-error=601",
      max600,
      0,
      500_000,
    ],
    ["allows nothing stale where the lifetime is the maximum", "max-age=601", max600, 0, 0],
    ["reads stale-if-error=0 as never", "max-age=1, stale-if-error=0", max600, 0, 0],
    [
      "allows no stale-while-revalidate beside no-store",
      "no-store, stale-while-revalidate=30",
      { ...max600, minTtlSeconds: 60 },
      0,
      540_000,
    ],
  ] as const) {
    it(title, () => {
      const life = live(200, sent, cachePolicy);
      assert.deepEqual(
        [life.staleWhileRevalidateMs, life.staleIfErrorMs],
        [staleWhileRevalidateMs, staleIfErrorMs],
      );
    });
  }

  it("revalidates unconditionally when cookies are forwarded", () => {
    assert.equal(live(200, "max-age=1", min0).unconditional, false);
    assert.equal(live(200, "max-age=1", policy({ cookies: { kind: "all" } })).unconditional, true);
  });
});

describe("lifetime with Vary", () => {
  it("stores a response with Vary: * and a minimum of 0, and sends every request to the origin", () => {
    const life = live(
      200,
      ["vary", "Accept, *", "cache-control", "max-age=60, stale-while-revalidate=9"],
      min0,
    );
    assert.deepEqual(life, {
      stored: true,
      freshMs: 0,
      staleWhileRevalidateMs: 0,
      staleIfErrorMs: min0.maxTtlSeconds * 1000,
      collapsible: false,
      unconditional: true,
      outageOnly: false,
      words: "Vary: * with a minimum TTL of 0",
    });
  });

  it("treats Vary: * like any other response with a minimum above 0", () => {
    assert.deepEqual(live(200, ["vary", "*"], min60), live(200, [], min60));
  });

  it("gives no weight to any other Vary", () => {
    assert.deepEqual(live(200, ["vary", "Accept-Encoding, Cookie"], min0), live(200, [], min0));
  });
});

describe("lifetime and collapsing", () => {
  for (const [title, status, sent, cachePolicy, collapsible] of [
    ["shares an answer", 200, [], min0, true],
    ["shares an error that is kept", 500, [], min0, true],
    ["does not share no-store", 200, "no-store", min0, false],
    ["does not share no-cache", 200, "no-cache", min0, false],
    ["does not share private", 200, "private", min0, false],
    ["does not share max-age=0", 200, "max-age=0", min0, false],
    ["does not share s-maxage=0", 200, "s-maxage=0", min0, false],
    ["shares all of them when the minimum is above 0", 200, "no-store, max-age=0", min60, true],
    ["does not share with caching off", 200, [], cachingDisabled, false],
    [
      "does not share when cookies are forwarded",
      200,
      [],
      policy({ cookies: { kind: "all" } }),
      false,
    ],
    [
      "does not share an error when cookies are forwarded",
      500,
      [],
      policy({ cookies: { kind: "all" } }),
      false,
    ],
    ["does not share an error that is not kept", 429, [], min0, false],
  ] as const) {
    it(title, () => assert.equal(live(status, sent, cachePolicy).collapsible, collapsible));
  }
});

describe("lifetime", () => {
  it("stays within the policy for any header below 400, and never throws", () => {
    const ttl = fc.nat({ max: 1_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 399 }),
        fc.string(),
        fc.string(),
        fc.tuple(ttl, ttl, ttl),
        (status, cacheControl, expires, ttls) => {
          const [minTtlSeconds, defaultTtlSeconds, maxTtlSeconds] = ttls.sort((a, b) => a - b);
          const bounds = policy({ minTtlSeconds, defaultTtlSeconds, maxTtlSeconds });
          const life = live(status, ["cache-control", cacheControl, "expires", expires], bounds);
          assert.ok(life.freshMs <= maxTtlSeconds * 1000);
          assert.ok(life.freshMs >= (life.stored ? minTtlSeconds * 1000 : 0));
          assert.ok(life.freshMs + life.staleWhileRevalidateMs <= maxTtlSeconds * 1000);
          assert.ok(life.freshMs + life.staleIfErrorMs <= maxTtlSeconds * 1000);
        },
      ),
    );
  });
});
