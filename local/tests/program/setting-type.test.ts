/**
 * Settings fit their declared types as the engine has it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fits, typeName, wireText } from "../../program/setting-type.ts";

const integers = { type: "array", items: { type: "integer" } };

describe("fits", () => {
  for (const [type, value, expected] of [
    [{ type: "string" }, "a", true],
    [{ type: "string" }, 1, false],
    [{ type: "integer" }, 1, true],
    [{ type: "integer" }, "-12", true],
    [{ type: "integer" }, 1.5, false],
    [{ type: "integer" }, "1.0", false],
    [{ type: "integer" }, "", false],
    [{ type: "boolean" }, false, true],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "yes", false],
    [{ type: "object" }, { a: 1 }, true],
    [{ type: "object" }, [], false],
    [{ type: "object" }, null, false],
    [integers, [1, "2"], true],
    [integers, [], true],
    [integers, [1, "x"], false],
    [integers, 1, false],
    [{ type: "array" }, [1], false],
    [{ type: "array", items: integers }, [[1], [2]], true],
    [{ type: "number" }, 1, false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} ${JSON.stringify(value)} as ${typeName(type)}`, () => {
      assert.equal(fits(type, value), expected);
    });
  }
});

describe("typeName", () => {
  it("shows what is in an array of arrays", () => {
    assert.equal(typeName({ type: "array", items: integers }), "array<array<integer>>");
  });
});

describe("wireText", () => {
  for (const [value, expected] of [
    ["a", "a"],
    [5, "5"],
    [true, "true"],
    [["a", 1], '["a",1]'],
    [{ a: { b: null } }, '{"a":{"b":null}}'],
  ] as const) {
    it(`encodes ${JSON.stringify(value)} as ${expected}`, () => {
      assert.equal(wireText(value), expected);
    });
  }
});
