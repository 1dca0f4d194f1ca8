/**
 * The bench of the tables compares like with like.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { benchSeasons, subjects, tables } from "../../bench/tables.ts";

describe("subjects", () => {
  for (const { name, text } of benchSeasons()) {
    it(`write identical tables: ${name}`, () => {
      const written = subjects().map(({ run }) => run(text));
      assert.match(written[0] ?? "", /"leaguePoints":/);
      assert.deepEqual(new Set(written).size, 1);
    });
  }
});

describe("tables", () => {
  it("returns a claim for each season, with a figure for each subject", async () => {
    const claims = await tables({ rounds: 2, calls: 1 });
    assert.deepEqual(
      claims.map(({ title }) => title),
      benchSeasons().map(({ name }) => `Tables: ${name}`),
    );
    for (const { figures } of claims) {
      assert.deepEqual(
        figures.map(({ name }) => name),
        subjects().map(({ name }) => name),
      );
    }
  });
});
