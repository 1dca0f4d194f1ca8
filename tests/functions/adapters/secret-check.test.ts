/**
 * Checking the facade's secret.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { secretChecker } from "../../../functions/adapters/secret-check.ts";

/** SHA-256 of `abc` (FIPS 180-2, appendix B.1). */
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

describe("secretChecker", () => {
  for (const [title, hashes, value, expected] of [
    ["accepts a secret of an accepted hash", [abc], "abc", "accepted"],
    ["accepts a hash at any position", ["0".repeat(64), abc, "1".repeat(64)], "abc", "accepted"],
    ["compares secrets case-sensitively", [abc], "ABC", "unknown"],
    ["does not trim spaces", [abc], " abc", "unknown"],
    [
      "accepts nothing with an invalid hash",
      ["", "ba78", abc.toUpperCase(), `${abc}00`],
      "abc",
      "unknown",
    ],
    ["accepts nothing without hashes", [], "abc", "unknown"],
    ["reports a missing value", [abc], undefined, "missing"],
    ["reports an empty value as missing", [abc], "", "missing"],
    ["refuses two lines", [abc], "abc,abc", "several"],
  ] as const) {
    it(title, () => assert.equal(secretChecker(hashes)(value), expected));
  }
});
