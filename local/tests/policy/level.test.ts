import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { levelNamed, levels } from "../../policy/level.ts";

describe("a level", () => {
  it("has the protocol's number", () => {
    assert.deepEqual(levels, ["advisory", "mandatory", "disabled", "remediate"]);
  });

  it("is one of four names", () => {
    assert.equal(levelNamed("remediate"), "remediate");
    assert.deepEqual(["Advisory", "none", "", undefined, 1].map(levelNamed), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
