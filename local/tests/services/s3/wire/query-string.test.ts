/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { parseQuery } from "../../../../services/s3/wire/query-string.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

describe("parseQuery", () => {
  for (const [querystring, expected] of [
    ["", []],
    ["&&", []],
    ["versions", [["versions", ""]]],
    [
      "a=1&b=2",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    ["a=1&a=2", [["a", "1"]]],
    ["a=b=c", [["a", "b=c"]]],
    ["prefix=a+b%2Bc%2F%C3%A9", [["prefix", "a b+c/é"]]],
    ["%61=1", [["a", "1"]]],
    ["=x", [["", "x"]]],
    ["__proto__=1", [["__proto__", "1"]]],
  ] as const) {
    it(`reads ${JSON.stringify(querystring)}`, () => {
      assert.deepEqual([...parseQuery(querystring)], expected);
    });
  }

  for (const querystring of ["a=%", "%zz", "a=%ff"]) {
    it(`refuses ${querystring}`, () => {
      assert.throws(
        () => parseQuery(querystring),
        (error: S3Error) => error.code === "InvalidURI",
      );
    });
  }
});
