/**
 * Form and positions of a team.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { tableAfter } from "../../site/league-season.ts";
import { formOf, positionsOf, teamMatches } from "../../site/team-season.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";
import { changed, fixturesOf } from "./sample-fixtures.ts";

describe("the season of a team", () => {
  const fixtures = fixturesOf(sampleSeason([8], 10));

  it("has each match from the team's side", () => {
    const matches = teamMatches(fixtures, "a3");
    assert.equal(matches.length, 14);
    for (const { match, isHome, own, other, outcome } of matches) {
      assert.equal(own.name, "A3");
      assert.deepEqual([own, other], isHome ? [match.home, match.away] : [match.away, match.home]);
      const lead = Math.sign((own.points ?? 0) - (other.points ?? 0));
      const expected = (["lost", "drawn", "won"] as const)[lead + 1];
      assert.equal(outcome, match.week <= 10 ? expected : undefined);
    }
  });

  it("has the last five games up to a week as its form, latest last", () => {
    const weeks = (week?: number) => formOf(fixtures, "a3", week).map(({ match }) => match.week);
    assert.deepEqual(weeks(), [6, 7, 8, 9, 10]);
    assert.deepEqual(weeks(7), [3, 4, 5, 6, 7]);
    assert.deepEqual(weeks(2), [1, 2]);
  });

  it("leaves out of its form what does not count", () => {
    const live = changed(fixtures, ({ week }) => week === 10, { status: "live" });
    assert.deepEqual(
      formOf(live, "a3").map(({ match }) => match.week),
      [5, 6, 7, 8, 9],
    );
  });

  it("has its position after each week that counts", () => {
    const positions = positionsOf(fixtures, "a3");
    assert.equal(positions.length, 10);
    for (const [index, position] of positions.entries()) {
      const row = tableAfter(fixtures, index + 1).rows[position - 1];
      assert.equal(row?.team.id, "a3");
    }
  });
});
