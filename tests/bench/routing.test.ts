/**
 * The bench of routing compares like with like.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { benchStack, benchViewers, routing, routingSubjects, sizes } from "../../bench/routing.ts";

describe("routingSubjects", () => {
  for (const size of sizes) {
    it(`choose the same of ${size} Regions, and another one on the second attempt`, () => {
      const config = benchStack(size);
      assert.equal(new Set(config.regions.map(({ region }) => region)).size, size);
      const [peer, ours, bound, second] = routingSubjects(config);
      const viewers = benchViewers(500);
      const chosen = viewers.map((viewer) => ours?.choose(viewer));
      assert.ok(new Set(chosen).size > 1);
      assert.deepEqual(
        chosen,
        viewers.map((viewer) => peer?.choose(viewer)),
      );
      assert.deepEqual(
        chosen,
        viewers.map((viewer) => bound?.choose(viewer)),
      );
      for (const [index, viewer] of viewers.entries()) {
        assert.notEqual(second?.choose(viewer), chosen[index]);
      }
    });
  }
});

describe("routing", () => {
  it("returns a table for each size, with ratios to its first row", async () => {
    const claims = await routing({ rounds: 3, decisions: 10 });
    assert.deepEqual(
      claims.map(({ title }) => title),
      sizes.map((size) => `Routing, ${size} regions`),
    );
    for (const { figures } of claims) {
      assert.equal(figures.length, 4);
      assert.equal(figures[0]?.ratio, 1);
      assert.match(figures[1]?.value ?? "", /^\d+\.\d{3} µs$/);
    }
  });
});
