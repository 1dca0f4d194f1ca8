/** Headers a function returned. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, rawHeaders } from "../../../../http/header-map.ts";
import {
  capitalized,
  judgeHeaders,
} from "../../../../services/cloudfront/lambda/returned-headers.ts";

const none = headersFromRaw([]);

/** Flat headers, or the reason there are none. */
function judged(value: unknown, before = none): readonly string[] | string {
  const decision = judgeHeaders("origin-response", before, value);
  return decision.kind === "headers" ? rawHeaders(decision.headers) : decision.reason;
}

describe("judgeHeaders", () => {
  for (const [title, value, expected] of [
    ["takes none for no headers", undefined, []],
    ["takes keys and values", { "x-a": [{ key: "X-A", value: "1" }] }, ["X-A", "1"]],
    ["writes a missing key with capitals", { "x-a": [{ value: "1" }] }, ["X-A", "1"]],
    ["keeps several lines", { a: [{ value: "1" }, { value: "2" }] }, ["A", "1", "A", "2"]],
    ["takes an empty list for none", { a: [] }, []],
    ["keeps the casing of a key", { "x-a": [{ key: "x-A", value: "1" }] }, ["x-A", "1"]],
    ["keeps a tab", { a: [{ value: "1\t2" }] }, ["A", "1\t2"]],
    ["sends text as UTF-8", { a: [{ value: "\u00e9" }] }, ["A", "\u00c3\u00a9"]],
    [
      "refuses a name with capitals",
      { A: [{ value: "1" }] },
      "headers must be named by tokens in lower case",
    ],
    [
      "refuses a name with a space",
      { "a b": [{ value: "1" }] },
      "headers must be named by tokens in lower case",
    ],
    [
      "refuses an empty name",
      { "": [{ value: "1" }] },
      "headers must be named by tokens in lower case",
    ],
    ["refuses a string for a list", { a: "1" }, 'headers["a"] must be a list'],
    ["refuses a string in the list", { a: ["1"] }, 'headers["a"] must hold objects'],
    [
      "names a line as its header, whatever its key",
      { "last-modified": [{ key: "X-Amz-Meta-Last-Modified", value: "1" }] },
      ["Last-Modified", "1"],
    ],
    [
      "refuses a key that is no string",
      { a: [{ key: 1, value: "1" }] },
      'headers["a"] must hold entries whose key is a string',
    ],
    [
      "refuses a number",
      { a: [{ value: 1 }] },
      'headers["a"] must hold entries whose value is a string',
    ],
    [
      "refuses a line end",
      { a: [{ value: "1\r\nb: 2" }] },
      'headers["a"] must not hold a control character',
    ],
    [
      "refuses a null",
      { a: [{ value: "\u0000" }] },
      'headers["a"] must not hold a control character',
    ],
    ["refuses a string for all", "x", "headers must be an object"],
  ] as const) {
    it(title, () => assert.deepEqual(judged(value), expected));
  }

  it("sends an unchanged value byte for byte, and a changed one as UTF-8", () => {
    const before = headersFromRaw(["X-A", "caf\u00e9"]);
    const line = (value: string): unknown => ({ "x-a": [{ key: "X-A", value }] });
    assert.deepEqual(judged(line("caf\u00e9"), before), ["X-A", "caf\u00e9"]);
    assert.deepEqual(judged(line("caf\u00e9s"), before), ["X-A", "caf\u00c3\u00a9s"]);
  });

  it("takes a header named __proto__ for a header", () => {
    const value = JSON.parse('{"__proto__":[{"key":"__proto__","value":"1"}]}');
    assert.deepEqual(judged(value), ["__proto__", "1"]);
  });
});

describe("capitalized", () => {
  for (const [name, expected] of [
    ["x-frame-options", "X-Frame-Options"],
    ["etag", "Etag"],
    ["x--y", "X--Y"],
    ["3d", "3d"],
  ] as const) {
    it(`${name} → ${expected}`, () => assert.equal(capitalized(name), expected));
  }
});
