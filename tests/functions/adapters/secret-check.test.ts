/**
 * Whether a secret is the facade's.
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
    [
      "accepts it wherever the hash stands",
      ["0".repeat(64), abc, "1".repeat(64)],
      "abc",
      "accepted",
    ],
    ["takes secrets as they are spelled", [abc], "ABC", "unknown"],
    ["takes no space along", [abc], " abc", "unknown"],
    [
      "accepts nothing by what is no hash",
      ["", "ba78", abc.toUpperCase(), `${abc}00`],
      "abc",
      "unknown",
    ],
    ["accepts nothing without hashes", [], "abc", "unknown"],
    ["misses what is not there", [abc], undefined, "missing"],
    ["misses what is empty", [abc], "", "missing"],
    ["refuses two lines", [abc], "abc,abc", "several"],
  ] as const) {
    it(title, () => assert.equal(secretChecker(hashes)(value), expected));
  }
});
