import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { matches } from "../../reading/pattern.ts";

/** By pattern, what fits and what does not. */
const cases: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  "season-bucket": [["season-bucket"], ["season-bucket-2", "a-season-bucket", ""]],
  "season-*": [
    ["season-bucket", "season-"],
    ["season", "a-season-b"],
  ],
  "*-bucket": [
    ["season-bucket", "-bucket"],
    ["bucket", "season-bucket-2"],
  ],
  "*": [["", "anything"], []],
  "a*b*c": [
    ["abc", "a-b-c", "abbc", "acbc"],
    ["ab", "ac", "acb", "bac"],
  ],
  "ab*ba": [["abba", "abcba"], ["aba"]],
  "aws:s3/*": [["aws:s3/bucket:Bucket"], ["aws:s3control/x", "aws:sns/topic:Topic"]],
  "a.c": [["a.c"], ["abc"]],
};

describe("a pattern", () => {
  for (const [pattern, [fitting, others]] of Object.entries(cases)) {
    it(`${pattern} matches`, () => {
      assert.deepEqual(
        fitting.filter((name) => !matches(pattern, name)),
        [],
      );
      assert.deepEqual(
        others.filter((name) => matches(pattern, name)),
        [],
      );
    });
  }
});
