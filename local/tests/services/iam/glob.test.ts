/**
 * Wildcards of policies, held against regular expressions.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { matchesGlob } from "../../../services/iam/glob.ts";

describe("matchesGlob", () => {
  for (const [pattern, text, expected] of [
    ["", "", true],
    ["", "a", false],
    ["a", "", false],
    ["*", "", true],
    ["*", "anything/at:all", true],
    ["?", "", false],
    ["?", "a", true],
    ["?", "ab", false],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::b/", true],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::b/a/b", true],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::b", false],
    ["arn:aws:s3:::b/*", "arn:aws:s3:::bb/a", false],
    ["s3:Get*", "s3:GetObject", true],
    ["s3:Get*", "s3:getobject", false],
    ["*.json", "a.json.json", true],
    ["*.json", "a.jsonx", false],
    ["a*b*c", "a-b-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["a**b", "ab", true],
    ["a?c*", "abc", true],
    ["a.c", "abc", false],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(text)} for ${JSON.stringify(pattern)}`, () => {
      assert.equal(matchesGlob(pattern, text), expected);
    });
  }

  it("agrees with a regular expression", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ".", "/"), maxLength: 8 });
    fc.assert(
      fc.property(words, words, (pattern, text) => {
        const source = pattern
          .replace(/[.\\/]/g, "\\$&")
          .replaceAll("*", ".*")
          .replaceAll("?", ".");
        assert.equal(matchesGlob(pattern, text), new RegExp(`^${source}$`).test(text));
      }),
    );
  });

  it("ends quickly on input that makes backtracking exponential", () => {
    assert.equal(matchesGlob(`${"*a".repeat(200)}b`, "a".repeat(5000)), false);
  });
});
