/** Who shares an answer. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Message } from "../../../http/message.ts";
import type { Behavior } from "../../../services/cloudfront/model.ts";
import { changing, forwardsCookies, kept } from "./changing-origin.ts";
import { cachePolicy, cachingDisabled, header, messageOf } from "./edge-fixtures.ts";

describe("collapsing", () => {
  /** A hundred requests at the same time for an answer. */
  async function hundred(answer: Message, over: Partial<Behavior> = {}) {
    const world = changing(answer, over);
    const all = await Promise.all(Array.from({ length: 100 }, () => world.get("/a")));
    const results = all.map((one) => header(one, "x-cache")?.replace(" from cloudfront", ""));
    return {
      requests: world.origins.length,
      results,
      bodies: new Set(all.map(({ body }) => String(body))),
    };
  }

  it("sends one request to the origin for a hundred, and logs ninety-nine as hits", async () => {
    const { requests, results, bodies } = await hundred(kept(60));
    assert.equal(requests, 1);
    assert.equal(results.filter((result) => result === "Miss").length, 1);
    assert.equal(results.filter((result) => result === "Hit").length, 99);
    assert.deepEqual([...bodies], ["hello"]);
  });

  for (const control of ["no-store", "private", "no-cache", "max-age=0", "s-maxage=0"]) {
    it(`does not share a response with ${control}`, async () => {
      const answer = messageOf(200, "mine", ["Cache-Control", control]);
      assert.equal((await hundred(answer)).requests, 100);
    });
  }

  for (const [where, over] of [
    ["by the key", { cachePolicy: { ...cachePolicy, cookies: { kind: "all" } } }],
    ["by the origin request policy", { originRequestPolicy: forwardsCookies }],
  ] as const) {
    it(`does not share where cookies are forwarded ${where}`, async () =>
      assert.equal((await hundred(kept(60), over)).requests, 100));
  }

  it("does not share with caching off", async () =>
    assert.equal((await hundred(kept(60), { cachePolicy: cachingDisabled })).requests, 100));

  it("shares an error as well", async () =>
    assert.equal((await hundred(messageOf(503, "no"))).requests, 1));
});
