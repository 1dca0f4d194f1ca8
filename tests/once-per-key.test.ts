import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { oncePerKey } from "./once-per-key.ts";

describe("oncePerKey", () => {
  it("makes the value of each key once", async () => {
    const made: string[] = [];
    const get = oncePerKey(async (key) => made.push(key));
    assert.deepEqual(await Promise.all(["a", "a", "b"].map(get)), [1, 1, 2]);
    assert.equal(await get("a"), 1);
    assert.deepEqual(made, ["a", "b"]);
  });

  it("tries again after a failure", async () => {
    let attempts = 0;
    const get = oncePerKey(async () => {
      attempts += 1;
      if (attempts === 1) {
        throw new Error("too slow");
      }
      return "made";
    });
    await assert.rejects(get("a"), { message: "too slow" });
    assert.equal(await get("a"), "made");
  });
});
