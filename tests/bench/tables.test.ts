/**
 * The bench of the tables compares like with like.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { benchSeasons, benchTables, subjects } from "../../bench/tables.ts";

describe("subjects", () => {
  for (const { name, text } of benchSeasons()) {
    it(`write identical tables: ${name}`, () => {
      const written = subjects().map(({ run }) => run(text));
      assert.match(written[0] ?? "", /"leaguePoints":/);
      assert.deepEqual(new Set(written).size, 1);
    });
  }
});

describe("benchTables", () => {
  it("returns a row for each subject, with ratios to the first", () => {
    const [season] = benchSeasons();
    const rows = benchTables(season?.text ?? "", { rounds: 5, calls: 2 });
    assert.deepEqual(
      rows.map(({ name }) => name),
      subjects().map(({ name }) => name),
    );
    assert.equal(rows[0]?.ratio, 1);
    for (const { microseconds, ratio } of rows) {
      assert.ok(Math.abs(ratio - microseconds / (rows[0]?.microseconds ?? 0)) < 1e-9);
    }
  });
});
