/**
 * What is said of functions that declare another Node.js than the running one.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { runtimeWarnings } from "../../model/declared-runtimes.ts";

function warnings(...runtimes: readonly string[]): readonly string[] {
  return runtimeWarnings(
    runtimes.map((runtime) => ({ runtime })),
    "24.12.0",
  );
}

describe("runtimeWarnings", () => {
  it("says nothing of functions that declare the running Node, of images and of other languages", () => {
    assert.deepEqual(warnings(), []);
    assert.deepEqual(warnings("nodejs24.x", "", "python3.13"), []);
  });

  it("names each other runtime once", () => {
    assert.deepEqual(warnings("nodejs22.x", "nodejs24.x", "nodejs20.x", "nodejs22.x"), [
      "functions declare nodejs20.x, nodejs22.x: Node 24 runs them, with the rules of the declared runtime for handlers alone",
    ]);
  });
});
