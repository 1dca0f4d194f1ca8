/**
 * The position of the first fault in a JSON text.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { jsonFault } from "../../../functions/core/json-fault.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const stringEnd = "the double quote that ends a string";
const escaped = 'an escape: \\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits';
const afterComma = "after the comma";

describe("jsonFault", () => {
  for (const [text, line, column, found, expected] of [
    ["", 1, 1, undefined, "a value"],
    [" \n ", 2, 2, undefined, "a value"],
    ["nope", 1, 1, "n", "a value"],
    ["truee", 1, 5, "e", "nothing more"],
    ["01", 1, 2, "1", "nothing more"],
    ["1.", 1, 2, ".", "nothing more"],
    ["{} {}", 1, 4, "{", "nothing more"],
    ["[", 1, 2, undefined, "a value or ]"],
    ["[}", 1, 2, "}", "a value or ]"],
    ["[1,]", 1, 4, "]", `a value ${afterComma}`],
    ["[1 2]", 1, 4, "2", "a comma or ]"],
    ["{", 1, 2, undefined, "a property name in double quotes, or }"],
    ["{'a'", 1, 2, "'", "a property name in double quotes, or }"],
    ['{"a" 1}', 1, 6, "1", "a colon"],
    ['{"a":}', 1, 6, "}", "a value"],
    ['{"a":1]', 1, 7, "]", "a comma or }"],
    ['{"a":1,}', 1, 8, "}", `a property name in double quotes ${afterComma}`],
    ['"a', 1, 3, undefined, stringEnd],
    ['"a\n"', 1, 3, "\n", stringEnd],
    ['"\\x"', 1, 2, "\\", escaped],
    ['"\\u12g4"', 1, 2, "\\", escaped],
    ["[\n  1,\r\n  x", 3, 3, "x", `a value ${afterComma}`],
    ["[\r1\r,😀", 3, 2, "😀", `a value ${afterComma}`],
    ["\ufeff{}", 1, 1, "\ufeff", "a value"],
  ] as const) {
    it(`finds ${JSON.stringify(found)} at line ${line}, column ${column} of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(jsonFault(text), { line, column, found, expected });
    });
  }

  it("finds no fault in any JSON", () => {
    fc.assert(fc.property(fc.json(), (text) => assert.equal(jsonFault(text), undefined)));
  });

  it("agrees with JSON.parse on almost valid JSON", () => {
    const pieces = fc.constantFrom(
      ...'[]{},:"\\ \n\t01-.eE+',
      ...["true", "null", '"a"', '"a":', "\\u0041", "1e5", "\u0001", "é"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        assert.equal(jsonFault(text) === undefined, isJson(text), text);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads a million brackets without recursion", () => {
    const depth = 1_000_000;
    assert.equal(jsonFault("[".repeat(depth))?.column, depth + 1);
  });
});
