/**
 * Writing seasons.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { sampleSeason } from "./sample-season.ts";

describe("writeSeason", () => {
  it("writes each game on a line and ends with a newline", () => {
    const lines = writeSeason(sampleSeason([2], 1)).split("\n");
    assert.deepEqual(
      lines.map((line) => line.trim()),
      [
        "{",
        '"name": "Sample",',
        '"leagues": [',
        "{",
        '"name": "League A",',
        '"teams": [',
        '"A1",',
        '"A2"',
        "],",
        '"weeks": [',
        "[",
        lines[11]?.trim(),
        "],",
        "[",
        lines[14]?.trim(),
        "]",
        "]",
        "}",
        "]",
        "}",
        "",
      ],
    );
    assert.match(lines[11] ?? "", /^ {10}"1,A[12](,\d+){4},A[12](,\d+){4}"$/);
    assert.match(lines[14] ?? "", /^ {10}"0,A[12],0,0,0,0,A[12],0,0,0,0"$/);
  });
});
