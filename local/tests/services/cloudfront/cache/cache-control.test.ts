/**
 * Cache-Control, read (RFC 9111 §5.2).
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  type CacheControl,
  parseCacheControl,
} from "../../../../services/cloudfront/cache/cache-control.ts";

const nothing: CacheControl = {
  maxAgeSeconds: undefined,
  sMaxAgeSeconds: undefined,
  staleWhileRevalidateSeconds: undefined,
  staleIfErrorSeconds: undefined,
  noStore: false,
  noCache: false,
  noCacheFields: [],
  private: false,
};

const hundredYears = 3_153_600_000;

describe("parseCacheControl", () => {
  for (const [title, value, expected] of [
    ["finds nothing in nothing", "", {}],
    ["reads max-age", "max-age=60", { maxAgeSeconds: 60 }],
    [
      "reads s-maxage beside max-age",
      "max-age=1, s-maxage=2",
      { maxAgeSeconds: 1, sMaxAgeSeconds: 2 },
    ],
    [
      "reads stale-while-revalidate",
      "stale-while-revalidate=5",
      { staleWhileRevalidateSeconds: 5 },
    ],
    ["reads stale-if-error, 0 included", "stale-if-error=0", { staleIfErrorSeconds: 0 }],
    ["reads no-store", "no-store", { noStore: true }],
    ["reads no-cache", "no-cache", { noCache: true }],
    ["reads private", "private", { private: true }],
    [
      "compares names without regard to case",
      "MAX-AGE=60, No-Store",
      { maxAgeSeconds: 60, noStore: true },
    ],
    [
      "ignores blanks around names and values",
      " max-age = 60 ,\tprivate ",
      { maxAgeSeconds: 60, private: true },
    ],
    ["ignores empty members", ",, max-age=60 ,,", { maxAgeSeconds: 60 }],
    [
      "ignores directives it does not know",
      "public, immutable, x=1, max-age=60",
      { maxAgeSeconds: 60 },
    ],
    ["does not find a directive within another name", "x-no-store, no-storex", {}],
    ["accepts a quoted value", 'max-age="60"', { maxAgeSeconds: 60 }],
    ["accepts escapes in a quoted value", 'max-age="\\6\\0"', { maxAgeSeconds: 60 }],
    ["reads a quote that does not end as 0", 'max-age="60', { maxAgeSeconds: 0 }],
    ["reads a quote that does not begin as 0", 'max-age=60"', { maxAgeSeconds: 0 }],
    ["reads half a quote as 0", 'max-age="', { maxAgeSeconds: 0 }],
    ["lets the first of two win", "max-age=1, max-age=2", { maxAgeSeconds: 1 }],
    ["lets the first of two win, invalid or not", "max-age=x, max-age=2", { maxAgeSeconds: 0 }],
    ["reads a negative time as 0", "max-age=-1", { maxAgeSeconds: 0 }],
    ["reads a fraction as 0", "max-age=1.5", { maxAgeSeconds: 0 }],
    ["reads a missing time as 0", "max-age", { maxAgeSeconds: 0 }],
    ["reads an empty time as 0", "max-age=", { maxAgeSeconds: 0 }],
    ["reads a time that is no number as 0", "max-age=1e3", { maxAgeSeconds: 0 }],
    ["keeps 100 years", `max-age=${hundredYears}`, { maxAgeSeconds: hundredYears }],
    [
      "cuts what is longer than 100 years",
      `max-age=${hundredYears + 1}`,
      { maxAgeSeconds: hundredYears },
    ],
    ["cuts what no number can hold", `max-age=${"9".repeat(400)}`, { maxAgeSeconds: hundredYears }],
    [
      "reads the fields of no-cache, and no no-cache",
      'no-cache="Set-Cookie, X-A"',
      { noCacheFields: ["set-cookie", "x-a"] },
    ],
    [
      "reads no-cache with and without fields beside one another",
      'no-cache="A", no-cache',
      { noCacheFields: ["a"], noCache: true },
    ],
    ["reads an empty list of fields as none", 'no-cache=""', { noCache: true }],
    ["reads private with fields as private", 'private="X-User"', { private: true }],
    [
      "does not read what stands in quotes",
      'x="a, no-store, max-age=1", max-age=2',
      { maxAgeSeconds: 2 },
    ],
    [
      "does not end a quote at an escaped one",
      'x="a\\", no-store", max-age=2',
      { maxAgeSeconds: 2 },
    ],
    [
      "reads nothing after a quote that does not end",
      'max-age=2, x="a, no-store',
      { maxAgeSeconds: 2 },
    ],
  ] as const) {
    it(title, () => assert.deepEqual(parseCacheControl(value), { ...nothing, ...expected }));
  }

  it("gives whole seconds from 0 to 100 years for any value", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, argument) => {
        const { maxAgeSeconds = 0 } = parseCacheControl(`${before}, max-age=${argument}`);
        return (
          Number.isInteger(maxAgeSeconds) && maxAgeSeconds >= 0 && maxAgeSeconds <= hundredYears
        );
      }),
    );
  });
});
