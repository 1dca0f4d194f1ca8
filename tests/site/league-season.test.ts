/**
 * Weeks and tables of a league from the API's matches.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { leagueTable } from "../../functions/core/league-tables.ts";
import {
  currentWeek,
  lastCountedWeek,
  tableAfter,
  tableCaption,
  teamsOf,
  weeksOf,
} from "../../site/league-season.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";
import { changed, fixturesOf } from "./sample-fixtures.ts";

/** Six weeks of two games, of which some are played. */
function sample(playedWeeks: number) {
  const season = sampleSeason([4, 4], playedWeeks);
  const [league] = season.leagues;
  assert.ok(league !== undefined);
  return { league, fixtures: fixturesOf(season) };
}

describe("the season of a league", () => {
  const { league, fixtures } = sample(4);

  it("has its teams by name, and the games of each week", () => {
    assert.deepEqual(
      teamsOf(fixtures).map(({ name }) => name),
      ["A1", "A2", "A3", "A4"],
    );
    assert.deepEqual(
      weeksOf(fixtures).map((games) => games.map(({ home, away }) => [home.name, away.name])),
      league.weeks.map((games) => games.map(({ home, away }) => [home.team, away.team])),
    );
  });

  for (const week of [1, 2, 3, 4, 5, 6]) {
    it(`has the table of the edge function after week ${Math.min(week, 4)} for week ${week}`, () => {
      const { rows } = leagueTable({ ...league, weeks: league.weeks.slice(0, week) });
      const table = tableAfter(fixtures, week);
      assert.equal(table.week, Math.min(week, 4));
      assert.deepEqual(
        table.rows.map((row) => ({ ...row, team: row.team.name })),
        rows,
      );
      assert.deepEqual(
        table.rows.map(({ team }) => team.id),
        rows.map(({ team }) => team.toLowerCase()),
      );
    });
  }

  it("says which week the table follows", () => {
    const caption = (week: number) => tableCaption(tableAfter(fixtures, week), week);
    assert.equal(caption(3), "After week 3");
    assert.equal(caption(4), "After week 4");
    assert.equal(caption(6), "Current table, after week 4: no game of week 6 counts yet");
    const open = sample(0).fixtures;
    assert.equal(tableCaption(tableAfter(open, 1), 1), "Before the first game");
    assert.deepEqual(
      tableAfter(open, 1).rows.map(({ played, leaguePoints }) => [played, leaguePoints]),
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
  });

  it("counts neither a live nor a void game, and says how many it counts", () => {
    for (const status of ["live", "void"] as const) {
      const some = changed(fixtures, ({ week, game }) => week === 4 && game === 1, { status });
      const table = tableAfter(some, 4);
      assert.equal(tableCaption(table, 4), "After week 4 (1 of 2 games of that week)");
      const counted = table.rows.reduce((sum, { played }) => sum + played, 0);
      assert.equal(counted, 2 * (2 * 4 - 1));
    }
  });

  it("begins with the last week that has begun", () => {
    assert.equal(currentWeek(fixtures), 4);
    assert.equal(currentWeek(sample(0).fixtures), 1);
    const live = changed(fixtures, ({ week }) => week === 5, { status: "live" });
    assert.equal(currentWeek(live), 5);
    assert.equal(lastCountedWeek(live), 4);
  });
});
