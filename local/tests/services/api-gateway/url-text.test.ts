/** Percent-encoding and query strings, read without throwing. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { clfTime } from "../../../services/api-gateway/clf-time.ts";
import { decodeText, grouped, joined, queryPairs } from "../../../services/api-gateway/url-text.ts";

describe("decodeText", () => {
  for (const [text, expected] of [
    ["a%20b", "a b"],
    ["%C3%A9", "é"],
    ["%c3%a9", "é"],
    ["%E9", "%E9"],
    ["%", "%"],
    ["%zz", "%zz"],
    ["a+b", "a+b"],
    ["%2F", "/"],
  ] as const) {
    it(`${text} → ${expected}`, () => {
      assert.equal(decodeText(text), expected);
    });
  }

  it("undoes encodeURIComponent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        assert.equal(decodeText(encodeURIComponent(text)), text);
      }),
    );
  });
});

describe("queryPairs", () => {
  for (const [query, expected] of [
    ["", []],
    [
      "a=1&b=2",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      "a=1&a=2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ["a", [["a", ""]]],
    ["a=", [["a", ""]]],
    ["=b", [["", "b"]]],
    ["a=b=c", [["a", "b=c"]]],
    ["a+b=c+d%2B", [["a b", "c d+"]]],
    ["&&a=1&", [["a", "1"]]],
  ] as const) {
    it(`reads ${JSON.stringify(query)}`, () => {
      assert.deepEqual(queryPairs(query), expected);
    });
  }
});

describe("grouped and joined", () => {
  it("keep order and hold any name", () => {
    const groups = grouped([
      ["b", "1"],
      ["__proto__", "2"],
      ["b", "3"],
    ]);
    assert.deepEqual(Object.entries(groups), [
      ["b", ["1", "3"]],
      ["__proto__", ["2"]],
    ]);
    const texts = joined(groups, (values) => values.join(","));
    assert.deepEqual(Object.entries(texts), [
      ["b", "1,3"],
      ["__proto__", "2"],
    ]);
  });
});

describe("clfTime", () => {
  it("writes UTC with two digits", () => {
    assert.equal(clfTime(Date.UTC(2020, 2, 2, 9, 3, 8)), "02/Mar/2020:09:03:08 +0000");
    assert.equal(clfTime(Date.UTC(2026, 11, 31, 23, 59, 59, 999)), "31/Dec/2026:23:59:59 +0000");
  });
});
