/** Judging one text. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { compileBytes, compilePatterns, compileSize } from "../../../services/waf/text-match.ts";

describe("compileBytes", () => {
  for (const [position, search, yes, no] of [
    ["EXACTLY", "ab", ["ab"], ["abc", "AB", ""]],
    ["STARTS_WITH", "/auth/", ["/auth/", "/auth/x"], ["/auth", "/x/auth/"]],
    ["ENDS_WITH", ".php", [".php", "a.php"], [".php/"]],
    ["CONTAINS", "b", ["abc", "b"], ["ac", "B"]],
    ["CONTAINS_WORD", "bad", ["bad", "a bad b", "/bad/", "badly bad"], ["badly", "_bad", "bad9"]],
    ["CONTAINS", "\u00e9", ["caf\xc3\xa9"], ["caf\xe9"]],
  ] as const) {
    it(`finds ${JSON.stringify(search)} by ${position}`, () => {
      const judge = compileBytes(search, position);
      assert.deepEqual(
        yes.map(judge),
        yes.map(() => true),
      );
      assert.deepEqual(
        no.map(judge),
        no.map(() => false),
      );
    });
  }
});

describe("compilePatterns", () => {
  it("finds one of several, anywhere", () => {
    const judge = compilePatterns(["^/wp-(admin|login)", "\\.env$"]);
    assert.deepEqual(["/wp-login.php", "/a/.env", "/x/wp-admin", "/.environment"].map(judge), [
      true,
      true,
      false,
      false,
    ]);
  });

  it("supports flags inside a pattern", () => {
    assert.equal(compilePatterns(["(?i)select"])("SELECT"), true);
    assert.equal(compilePatterns(["select"])("SELECT"), false);
  });

  it("ends quickly on input that makes backtracking exponential", () => {
    assert.equal(compilePatterns(["^(a+)+$"])(`${"a".repeat(8_192)}b`), false);
  });

  for (const pattern of ["(", "(?=a)", "(a)\\1", "a**"]) {
    it(`refuses ${pattern}`, () => assert.throws(() => compilePatterns([pattern]), Error));
  }
});

describe("compileSize", () => {
  for (const [comparison, expected] of [
    ["EQ", [false, true, false]],
    ["NE", [true, false, true]],
    ["LE", [true, true, false]],
    ["LT", [true, false, false]],
    ["GE", [false, true, true]],
    ["GT", [false, false, true]],
  ] as const) {
    it(`compares by ${comparison}, just below, at and just above`, () =>
      assert.deepEqual(["a", "ab", "abc"].map(compileSize(comparison, 2)), expected));
  }
});
