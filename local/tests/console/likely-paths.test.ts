/** Paths that viewers of a stack are likely to request. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { likelyPaths } from "../../console/likely-paths.ts";
import type { Model } from "../../model/stack-model.ts";

const distributions = [
  ["/season.json", "/v1/*", "/page?.html", "*.png", "*"],
  ["/season.json", "/other.json", "*"],
].map((patterns) => ({
  behaviors: patterns.map((pathPattern) => ({ pathPattern })),
})) as unknown as Model["distributions"];

describe("likelyPaths", () => {
  it("are what was requested lately", () => {
    const seen = [{ path: "/a?b=1", weight: 3 }];
    assert.deepEqual(likelyPaths(seen, { distributions }), seen);
  });

  it("are the root and the paths that behaviors name in full where nothing was", () => {
    assert.deepEqual(
      likelyPaths([], { distributions }).map(({ path, weight }) => [path, weight]),
      [
        ["/", 1],
        ["/season.json", 1],
        ["/other.json", 1],
      ],
    );
  });
});
