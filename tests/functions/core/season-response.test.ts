/**
 * The headers of the bucket's responses.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { FreshnessTerms } from "../../../functions/contract.ts";
import { editSeasonResponse } from "../../../functions/core/season-response.ts";

const terms: FreshnessTerms = {
  matchDays: [{ startMs: 100_000, endMs: 200_000 }],
  matchDaySeconds: 10,
  betweenMatchDaysMaxSeconds: 3600,
  browserMaxSeconds: 30,
  staleWhileRevalidateSeconds: 20,
  staleIfErrorSeconds: 300,
};
const between = "public, max-age=30, s-maxage=100, stale-while-revalidate=10, stale-if-error=300";
const matchDay = "public, max-age=10, s-maxage=10, stale-while-revalidate=10, stale-if-error=300";

const harmless = [
  "content-type",
  "etag",
  "last-modified",
  "accept-ranges",
  "x-amz-cf-id",
  "server",
];
const storage = [
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-version-id",
  "x-amz-replication-status",
  "x-amz-meta-editor",
];
const support = ["x-amz-request-id", "x-amz-id-2"];
const lifetimes = ["cache-control", "expires"];
const everything = [...harmless, ...storage, ...support, ...lifetimes];

describe("editSeasonResponse", () => {
  for (const [status, nowMs, set, remove] of [
    [200, 0, { "cache-control": between }, [...storage, ...support, ...lifetimes]],
    [200, 100_000, { "cache-control": matchDay }, [...storage, ...support, ...lifetimes]],
    [206, 0, { "cache-control": between }, [...storage, ...support, ...lifetimes]],
    [304, 199_999, { "cache-control": matchDay }, [...storage, ...support, ...lifetimes]],
    [204, 0, {}, [...storage, ...support]],
    [299, 0, {}, [...storage, ...support]],
    [300, 0, { "cache-control": "no-store" }, [...storage, ...support, ...lifetimes]],
    [301, 0, { "cache-control": "no-store" }, [...storage, ...support, ...lifetimes]],
    [307, 0, { "cache-control": "no-store" }, [...storage, ...support, ...lifetimes]],
    [399, 0, { "cache-control": "no-store" }, [...storage, ...support, ...lifetimes]],
    [400, 0, {}, [...storage, ...lifetimes]],
    [403, 0, {}, [...storage, ...lifetimes]],
    [404, 100_000, {}, [...storage, ...lifetimes]],
    [412, 0, {}, [...storage, ...lifetimes]],
    [416, 0, {}, [...storage, ...lifetimes]],
    [503, 0, {}, [...storage, ...lifetimes]],
    [Number.NaN, 0, {}, [...storage, ...support]],
  ] as const) {
    it(`at ${status} ${"cache-control" in set ? "sets Cache-Control" : "sets nothing"}, ${nowMs} ms`, () => {
      const edits = editSeasonResponse(status, everything, terms, nowMs);
      assert.deepEqual(edits.set, set);
      assert.deepEqual(new Set(edits.remove), new Set<string>(remove));
    });
  }

  it("removes only present headers", () => {
    assert.deepEqual(editSeasonResponse(200, ["etag"], terms, 0).remove, []);
  });
});
