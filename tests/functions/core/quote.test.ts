/**
 * Quoting values in messages.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { quote } from "../../../functions/core/quote.ts";

describe("quote", () => {
  for (const [value, expected] of [
    [undefined, "nothing"],
    [null, "null"],
    [true, "true"],
    [-1.5, "-1.5"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    ["a", '"a"'],
    ['"', '"\\""'],
    ["é", '"é"'],
    ["\n\u001b[31m", '"\\n\\u001b[31m"'],
    ["\u009b\u202e\u2028", '"\\u009b\\u202e\\u2028"'],
    ["\u{e0001}", '"\\udb40\\udc01"'],
    ["\ud800", '"\\ud800"'],
    [[1, 2], "an array of 2"],
    [{ a: 1 }, "an object"],
    ["x".repeat(80), `"${"x".repeat(80)}"`],
    ["x".repeat(81), `"${"x".repeat(80)}"… (81 characters)`],
  ] as const) {
    it(`writes ${expected.slice(0, 20)}`, () => assert.equal(quote(value), expected));
  }
});
