/**
 * Stored answers: their verdict, their renewal, their cost.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { headerValue } from "../../../../http/header-map.ts";
import type { Message } from "../../../../http/message.ts";
import {
  type CacheEntry,
  cacheEntry,
  judge,
  refreshed,
  revalidationHeaders,
  withVariant,
} from "../../../../services/cloudfront/cache/cache-entry.ts";
import { compress } from "../../../../services/cloudfront/cache/compression.ts";
import { type Lifetime, lifetime } from "../../../../services/cloudfront/cache/lifetime.ts";
import { headers, message, nowMs, policy } from "../cache-fixtures.ts";

/** The lifetime of max-age=60 as it differs. */
function life(overrides: Partial<Lifetime> = {}): Lifetime {
  return {
    stored: true,
    freshMs: 60_000,
    staleWhileRevalidateMs: 0,
    staleIfErrorMs: 31_475_940_000,
    collapsible: true,
    unconditional: false,
    outageOnly: false,
    words: "max-age=60",
    ...overrides,
  };
}

/** An entry stored now. */
function entry(overrides: Partial<Lifetime> = {}, answer: Message = message("body")): CacheEntry {
  return cacheEntry("key", answer, life(overrides), nowMs);
}

/** A 304 with headers from names and values in turn. */
function notModified(...raw: string[]): Message {
  return { ...message("", ...raw), status: 304, statusDescription: "Not Modified" };
}

describe("judge", () => {
  for (const [title, overrides, ageMs, expected] of [
    ["calls a new entry fresh", {}, 0, { kind: "fresh", ageSeconds: 0 }],
    ["counts whole seconds, rounded down", {}, 1_999, { kind: "fresh", ageSeconds: 1 }],
    ["calls it fresh to its last millisecond", {}, 59_999, { kind: "fresh", ageSeconds: 59 }],
    [
      "calls it stale when its time has passed",
      {},
      60_000,
      { kind: "stale", ageSeconds: 60, mayServeOnError: true, mayServeOnOutage: true },
    ],
    [
      "never calls an entry without a time fresh",
      { freshMs: 0 },
      0,
      { kind: "stale", ageSeconds: 0, mayServeOnError: true, mayServeOnOutage: true },
    ],
    ["takes a clock that went backwards for no age", {}, -5_000, { kind: "fresh", ageSeconds: 0 }],
    [
      "serves it while it revalidates",
      { staleWhileRevalidateMs: 10_000 },
      60_000,
      { kind: "stale-while-revalidate", ageSeconds: 60 },
    ],
    [
      "serves it while it revalidates to the last millisecond",
      { staleWhileRevalidateMs: 10_000 },
      69_999,
      { kind: "stale-while-revalidate", ageSeconds: 69 },
    ],
    [
      "stops serving it then",
      { staleWhileRevalidateMs: 10_000 },
      70_000,
      { kind: "stale", ageSeconds: 70, mayServeOnError: true, mayServeOnOutage: true },
    ],
    [
      "serves it on errors to the last millisecond of stale-if-error",
      { staleIfErrorMs: 10_000 },
      69_999,
      { kind: "stale", ageSeconds: 69, mayServeOnError: true, mayServeOnOutage: true },
    ],
    [
      "stops serving it on errors then",
      { staleIfErrorMs: 10_000 },
      70_000,
      { kind: "stale", ageSeconds: 70, mayServeOnError: false, mayServeOnOutage: false },
    ],
    [
      "never serves it on errors with stale-if-error=0",
      { staleIfErrorMs: 0 },
      60_000,
      { kind: "stale", ageSeconds: 60, mayServeOnError: false, mayServeOnOutage: false },
    ],
    [
      "serves what was not to be kept in outages only",
      { freshMs: 0, outageOnly: true },
      0,
      { kind: "stale", ageSeconds: 0, mayServeOnError: false, mayServeOnOutage: true },
    ],
  ] as const) {
    it(title, () => assert.deepEqual(judge(entry(overrides), nowMs + ageMs), expected));
  }

  it("calls nothing fresh that is as old as its lifetime", () => {
    const ms = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(ms, ms, (freshMs, ageMs) => {
        assert.equal(judge(entry({ freshMs }), nowMs + ageMs).kind === "fresh", ageMs < freshMs);
      }),
    );
  });
});

describe("cacheEntry", () => {
  it("keeps a response unchanged", () => {
    const answer = message("body", "set-cookie", "a=1");
    assert.equal(entry({}, answer).message, answer);
  });

  it('leaves out what no-cache="…" names', () => {
    const answer = message(
      "body",
      "cache-control",
      'no-cache="Set-Cookie"',
      "set-cookie",
      "a=1",
      "x-a",
      "1",
    );
    assert.deepEqual(Object.keys(entry({}, answer).message.headers), ["cache-control", "x-a"]);
    assert.deepEqual(Object.keys(answer.headers), ["cache-control", "set-cookie", "x-a"]);
  });

  it("charges body, headers and key beyond what an empty one costs", () => {
    const empty = cacheEntry("", message(""), life(), nowMs).sizeBytes;
    assert.ok(empty >= 1_000);
    assert.equal(cacheEntry("", message("12345"), life(), nowMs).sizeBytes, empty + 5);
    assert.equal(cacheEntry("123", message(""), life(), nowMs).sizeBytes, empty + 6);
    assert.ok(cacheEntry("", message("", "x-a", "1"), life(), nowMs).sizeBytes > empty);
  });
});

describe("withVariant", () => {
  const answer = message("a".repeat(5_000), "etag", '"1"');

  it("adds a coding and its cost, and changes nothing in the entry it was given", () => {
    const before = entry({}, answer);
    const after = withVariant(before, "gzip", compress(answer, "gzip"));
    assert.deepEqual(Object.keys(before.variants), []);
    assert.deepEqual(Object.keys(after.variants), ["gzip"]);
    assert.ok(after.sizeBytes > before.sizeBytes + (after.variants.gzip?.message.body.length ?? 0));
  });

  it("charges stored bytes once when the coding is none", () => {
    const before = entry({}, answer);
    assert.ok(withVariant(before, "identity", answer).sizeBytes < before.sizeBytes + 1_000);
  });

  it("charges a coding that takes the place of another once", () => {
    const gzip = compress(answer, "gzip");
    const once = withVariant(entry({}, answer), "gzip", gzip);
    assert.equal(withVariant(once, "gzip", gzip).sizeBytes, once.sizeBytes);
  });
});

describe("refreshed (RFC 9111 §4.3.4)", () => {
  const answer = message(
    "body",
    ...["cache-control", "max-age=1", "etag", '"1"', "content-type", "text/plain", "x-a", "old"],
  );

  it("starts a new life from the headers of the 304", () => {
    const later = nowMs + 5_000;
    const next = refreshed(
      entry({}, answer),
      notModified("cache-control", "max-age=30"),
      policy(),
      later,
    );
    assert.equal(next.storedAtMs, later);
    assert.deepEqual(
      next.lifetime,
      lifetime(200, headers("cache-control", "max-age=30"), policy(), undefined, later),
    );
    assert.deepEqual(judge(next, later + 29_999), { kind: "fresh", ageSeconds: 29 });
  });

  it("keeps the lifetime when the 304 does not change it", () => {
    const next = refreshed(entry({}, answer), notModified(), policy(), nowMs);
    assert.equal(next.lifetime.freshMs, 1_000);
  });

  it("takes new headers, keeps the rest, and keeps what describes the body", () => {
    const sent = [
      "x-a",
      "new",
      "x-b",
      "1",
      "etag",
      'W/"1"',
      "content-length",
      "0",
      "content-type",
      "text/html",
    ];
    const next = refreshed(entry({}, answer), notModified(...sent), policy(), nowMs);
    assert.equal(headerValue(next.message.headers, "x-a"), "new");
    assert.equal(headerValue(next.message.headers, "x-b"), "1");
    assert.equal(headerValue(next.message.headers, "etag"), '"1"');
    assert.equal(headerValue(next.message.headers, "content-type"), "text/plain");
    assert.equal(headerValue(next.message.headers, "content-length"), undefined);
    assert.equal(next.message.body, answer.body);
    assert.equal(next.message.status, 200);
    assert.equal(headerValue(answer.headers, "x-a"), "old");
  });

  it("is not stored when the 304 forbids it", () => {
    const sent = notModified("cache-control", "no-store, stale-if-error=0");
    assert.equal(refreshed(entry({}, answer), sent, policy(), nowMs).lifetime.stored, false);
  });

  it("keeps codings already made, under the new headers", () => {
    const gzip = compress(answer, "gzip");
    const before = withVariant(withVariant(entry({}, answer), "gzip", gzip), "identity", answer);
    const next = refreshed(before, notModified("x-a", "new"), policy(), nowMs);
    const variant = next.variants.gzip?.message;
    assert.equal(variant?.body, gzip.body);
    assert.equal(headerValue(variant?.headers ?? {}, "x-a"), "new");
    assert.equal(headerValue(variant?.headers ?? {}, "etag"), 'W/"1"');
    assert.equal(headerValue(variant?.headers ?? {}, "content-encoding"), "gzip");
    assert.equal(next.variants.identity?.message, next.message);
    assert.equal(next.sizeBytes, before.sizeBytes);
  });
});

describe("revalidationHeaders", () => {
  const date = "Sun, 06 Nov 1994 08:49:37 GMT";

  for (const [title, overrides, answer, expected] of [
    ["asks with the tag", {}, message("", "etag", '"1"'), { "if-none-match": '"1"' }],
    ["asks with the date", {}, message("", "last-modified", date), { "if-modified-since": date }],
    [
      "asks with both",
      {},
      message("", "etag", 'W/"1"', "last-modified", date),
      { "if-none-match": 'W/"1"', "if-modified-since": date },
    ],
    ["has nothing to ask with", {}, message(""), {}],
    ["asks for the whole where it must", { unconditional: true }, message("", "etag", '"1"'), {}],
    [
      "asks for the whole of anything but a 200",
      {},
      { ...message("", "etag", '"1"'), status: 301 },
      {},
    ],
  ] as const) {
    it(title, () => assert.deepEqual(revalidationHeaders(entry(overrides, answer)), expected));
  }
});
