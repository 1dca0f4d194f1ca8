/** Functions that remember their results. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { remembered } from "../../http/remembered.ts";

/** A remembered function, and the texts it was computed for. */
function counted() {
  const made: string[] = [];
  const upper = remembered((text) => {
    made.push(text);
    return text.toUpperCase();
  });
  return { upper, made };
}

describe("remembered", () => {
  it("computes a result once for each text", () => {
    const { upper, made } = counted();
    const results = ["a", "b", "a", "__proto__"].map(upper);
    assert.deepEqual(results, ["A", "B", "A", "__PROTO__"]);
    assert.deepEqual(made, ["a", "b", "__proto__"]);
  });

  it("does not remember long texts", () => {
    const { upper, made } = counted();
    for (const length of [2_048, 2_049, 2_048, 2_049]) {
      assert.equal(upper("x".repeat(length)).length, length);
    }
    assert.deepEqual(
      made.map(({ length }) => length),
      [2_048, 2_049, 2_049],
    );
  });

  it("starts anew after 1,000 texts", () => {
    const { upper, made } = counted();
    for (let at = 0; at < 1_000; at += 1) {
      upper(String(at));
    }
    upper("0");
    assert.equal(made.length, 1_000);
    upper("one more");
    upper("0");
    assert.deepEqual(made.slice(-2), ["one more", "0"]);
  });
});
