/**
 * Age, read (RFC 9111 §5.1).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { maxAgeLimitSeconds } from "../../../../../aws/cloudfront-limits.ts";
import { originAgeSeconds } from "../../../../services/cloudfront/cache/origin-age.ts";
import { headers } from "../cache-fixtures.ts";

describe("originAgeSeconds", () => {
  for (const [title, values, expected] of [
    ["is 0 without the header", [], 0],
    ["reads seconds", ["30"], 30],
    ["ignores what is no number", ["abc"], 0],
    ["ignores a negative number", ["-7200"], 0],
    ["ignores a fraction", ["7200.0"], 0],
    ["ignores a parameter", ["7200;foo=1"], 0],
    ["reads the first of several values", ["7200, 0"], 7_200],
    ["reads the first of several lines", ["0", "7200"], 0],
    ["reads no more than 100 years", ["99999999999999999999"], maxAgeLimitSeconds.value],
  ] as const) {
    it(title, () =>
      assert.equal(
        originAgeSeconds(headers(...values.flatMap((value) => ["Age", value]))),
        expected,
      ),
    );
  }
});
