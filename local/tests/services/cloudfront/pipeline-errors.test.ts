/** Errors that are kept, and copies served in their place. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ErrorResponse } from "../../../services/cloudfront/model.ts";
import { changing, kept, seen, unreachable } from "./changing-origin.ts";
import { cachingDisabled, messageOf } from "./edge-fixtures.ts";

describe("stale copies in place of errors", () => {
  for (const [title, more, status, age, expected] of [
    ["5xx, nothing said: the stale copy", "", 503, 61, "200 RefreshHit"],
    ["5xx, to the end of the maximum TTL", "", 503, 1_000_000, "200 RefreshHit"],
    ["4xx: the 4xx", "", 404, 61, "404 Error"],
    [
      "5xx within stale-if-error: the stale copy",
      ", stale-if-error=60",
      500,
      119,
      "200 RefreshHit",
    ],
    ["5xx after stale-if-error: the 5xx", ", stale-if-error=60", 500, 120, "500 Error"],
    ["5xx with stale-if-error=0: the 5xx", ", stale-if-error=0", 500, 60, "500 Error"],
    ["unreachable, nothing said: the stale copy", "", 0, 61, "200 RefreshHit"],
    [
      "unreachable within stale-if-error: the stale copy",
      ", stale-if-error=60",
      0,
      61,
      "200 RefreshHit",
    ],
    ["unreachable with stale-if-error=0: 504", ", stale-if-error=0", 0, 61, "504 Error"],
  ] as const) {
    it(title, async () => {
      const world = changing(kept(60, more));
      await seen(world);
      world.pass(age);
      world.answer = status === 0 ? unreachable : () => messageOf(status, "no");
      assert.equal(await seen(world), expected);
    });
  }

  it("sends no request for the error caching minimum, and then one", async () => {
    const minimum: ErrorResponse = { errorCode: 503, cachingMinTtlSeconds: 5, page: undefined };
    const world = changing(kept(60), {}, [minimum]);
    await seen(world);
    world.pass(61);
    world.answer = () => messageOf(503, "no");
    for (const [seconds, requests, result] of [
      [0, 2, "RefreshHit"],
      [4.999, 2, "Hit"],
      [0.001, 3, "RefreshHit"],
    ] as const) {
      world.pass(seconds);
      assert.equal(await seen(world), `200 ${result}`);
      assert.equal(world.origins.length, requests);
    }
    world.pass(5);
    world.answer = () => messageOf(304, "", ["Cache-Control", "max-age=60"]);
    assert.equal(await seen(world), "200 RefreshHit");
  });

  it("serves no copy longer than stale-if-error allows, within the error caching minimum or not", async () => {
    const world = changing(kept(60, ", stale-if-error=65"));
    await seen(world);
    world.answer = () => messageOf(500, "no");
    world.pass(124);
    assert.equal(await seen(world), "200 RefreshHit");
    world.pass(1);
    assert.equal(await seen(world), "500 Error");
  });

  it("keeps the good copy when its refresh in the background fails", async () => {
    const world = changing(kept(60, ", stale-while-revalidate=30"));
    await seen(world);
    world.pass(61);
    world.answer = () => messageOf(500, "no");
    assert.equal(await seen(world), "200 Hit");
    await world.edge.idle();
    assert.equal(await seen(world), "200 Hit");
    assert.equal(world.origins.length, 2);
  });

  it("serves what was not to be stored while the origin cannot be reached", async () => {
    const world = changing(messageOf(200, "private", ["Cache-Control", "no-cache"]));
    assert.equal(await seen(world), "200 Miss");
    assert.equal(await seen(world), "200 Miss");
    world.answer = unreachable;
    assert.equal(await seen(world), "200 RefreshHit");
  });

  it("does not serve it when the origin returns an error", async () => {
    const world = changing(messageOf(200, "private", ["Cache-Control", "no-cache"]));
    await seen(world);
    world.answer = () => messageOf(500, "no");
    assert.equal(await seen(world), "500 Error");
  });
});

describe("cached errors", () => {
  const minimum = (errorCode: number, cachingMinTtlSeconds: number): ErrorResponse => ({
    errorCode,
    cachingMinTtlSeconds,
    page: undefined,
  });

  for (const [title, status, control, responses, seconds, expected] of [
    ["404 is kept 10 s", 404, undefined, [], 9.999, 1],
    ["404 is kept no longer", 404, undefined, [], 10, 2],
    ["503 is kept 10 s, whatever no-store says", 503, "no-store", [], 9, 1],
    ["404 obeys no-store", 404, "no-store", [], 0, 2],
    ["500 is kept as long as it says", 500, "max-age=60", [], 59, 1],
    ["500 is kept its minimum when it says less", 500, "max-age=1", [], 9, 1],
    ["500 is kept the distribution's minimum", 500, undefined, [minimum(500, 2)], 2, 2],
    ["500 is not kept where that is 0", 500, undefined, [minimum(500, 0)], 0, 2],
    ["403 is not kept", 403, undefined, [], 0, 2],
    ["403 is kept when it says so", 403, "max-age=60", [], 59, 1],
    ["416 is never kept", 416, "max-age=60", [], 0, 2],
    ["429 is not kept", 429, "max-age=60", [], 0, 2],
  ] as const) {
    it(title, async () => {
      const headers = control === undefined ? [] : ["Cache-Control", control];
      const world = changing(messageOf(status, "no", headers), {}, responses);
      assert.equal(await seen(world), `${status} Error`);
      world.pass(seconds);
      assert.equal(await seen(world), `${status} Error`);
      assert.equal(world.origins.length, expected);
    });
  }

  it("keeps nothing with caching off", async () => {
    const world = changing(messageOf(404, "no"), { cachePolicy: cachingDisabled });
    await seen(world);
    await seen(world);
    assert.equal(world.origins.length, 2);
  });

  it("stores an error that CloudFront generated only where the distribution sets a minimum", async () => {
    const world = changing(kept(60), {}, [minimum(504, 5)]);
    world.answer = unreachable;
    await seen(world);
    assert.equal(await seen(world), "504 Error");
    assert.equal(world.origins.length, 1);
    world.pass(5);
    world.answer = () => kept(60);
    assert.equal(await seen(world), "200 Miss");
  });
});
