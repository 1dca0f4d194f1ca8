/**
 * Evaluating If-None-Match.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isHeldBy } from "../../../../functions/core/api/entity-tag-match.ts";

describe("isHeldBy", () => {
  for (const [condition, expected] of [
    [undefined, false],
    ["", false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b","a"', true],
    ['"b",W/"a" , "c"', true],
    ["*", true],
    [" * ", true],
    ['"*"', false],
    ['"A"', false],
    ["a", false],
    ['"b"', false],
    // One tag with commas in it, not three (RFC 9110 §8.8.3).
    ['"b,a,c"', false],
    ['"aa"', false],
    ['w/"a', false],
  ] as const) {
    it(`returns ${expected} for ${condition}`, () =>
      assert.equal(isHeldBy(condition, '"a"'), expected));
  }

  it("ignores text between two tags", () => {
    assert.equal(isHeldBy('"b", "c"', '", "'), false);
  });
});
