/**
 * Parsing query strings.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decodeText, queryPairs } from "../../../../functions/core/api/query-pairs.ts";

describe("queryPairs", () => {
  for (const [text, expected] of [
    ["", []],
    ["&&", []],
    ["=1", []],
    ["week", [{ name: "week", value: "" }]],
    ["week=", [{ name: "week", value: "" }]],
    ["week=1=2", [{ name: "week", value: "1=2" }]],
    ["team=Red+Sox", [{ name: "team", value: "Red Sox" }]],
    ["team=Red%20Sox%2B", [{ name: "team", value: "Red Sox+" }]],
    ["%74eam=x", [{ name: "team", value: "x" }]],
    ["team=%", [{ name: "team", value: undefined }]],
    ["team=%ff", [{ name: "team", value: undefined }]],
    ["%zz=1&week=2", [{ name: "week", value: "2" }]],
    [
      "a=1&a=2",
      [
        { name: "a", value: "1" },
        { name: "a", value: "2" },
      ],
    ],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(queryPairs(text), expected));
  }

  it("reads the output of URLSearchParams", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const expected = pairs.map(([name, value]) => ({ name, value }));
        const written = new URLSearchParams(pairs).toString();
        assert.deepEqual(queryPairs(written), expected);
      }),
    );
  });
});

describe("decodeText", () => {
  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.ok(["string", "undefined"].includes(typeof decodeText(text)));
      }),
    );
  });
});
