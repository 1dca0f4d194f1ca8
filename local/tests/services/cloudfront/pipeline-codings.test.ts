/**
 * Accept-Encoding: what of it reaches the cache key and the origin.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { asked, changing, forwardsCookies, kept, seen } from "./changing-origin.ts";
import { cachePolicy, cachingDisabled, requestOf } from "./edge-fixtures.ts";

describe("a viewer that speaks HTTP/1.0", () => {
  const coded = { compress: true, cachePolicy: { ...cachePolicy, gzip: true, brotli: true } };

  it("has no Accept-Encoding at the origin and in the cache key", async () => {
    const world = changing(kept(60), coded);
    const headers = ["Accept-Encoding", "gzip"];
    await world.edge.handle(requestOf("/a", { headers, httpVersion: "1.0" }));
    assert.equal(world.origins[0]?.request.headers["accept-encoding"], undefined);
    assert.equal(await seen(world), "200 Hit");
    assert.equal(await seen(world, "/a", headers), "200 Miss");
  });

  it("has no Accept-Encoding at an origin without a cache", async () => {
    const names = ["accept-encoding"];
    const world = changing(kept(60), {
      cachePolicy: cachingDisabled,
      originRequestPolicy: { ...forwardsCookies, headers: { kind: "allow", names } },
    });
    const headers = ["Accept-Encoding", "gzip"];
    await world.edge.handle(requestOf("/a", { headers, httpVersion: "1.0" }));
    await world.edge.handle(requestOf("/a", { headers, httpVersion: "1.1" }));
    assert.deepEqual(asked(world, "accept-encoding"), [undefined, "gzip"]);
  });
});
