/**
 * The table that the page shows beside a week.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { leagueTable, seasonTables } from "../../functions/core/league-tables.ts";
import { lastPlayedWeek, tableOfWeek } from "../../site/table-of-week.ts";
import { sampleSeason } from "../functions/core/sample-season.ts";

/** Six weeks, of which some are played. */
function sample(playedWeeks: number) {
  const season = sampleSeason([4, 4], playedWeeks);
  const [league] = season.leagues;
  const [current] = seasonTables(season).leagues;
  assert.ok(league !== undefined && current !== undefined);
  return { league, current };
}

describe("tableOfWeek", () => {
  const { league, current } = sample(4);

  for (const week of [0, 1, 2]) {
    it(`counts the games up to week ${week + 1} before the last played one`, () => {
      const table = leagueTable({ ...league, weeks: league.weeks.slice(0, week + 1) });
      assert.deepEqual(tableOfWeek(league, week, current), { table, week: week + 1 });
      assert.notDeepEqual(table, current);
    });
  }

  for (const week of [3, 4, 5]) {
    it(`is the current table, after week 4, for week ${week + 1}`, () => {
      assert.deepEqual(tableOfWeek(league, week, current), { table: current, week: 4 });
    });
  }

  it("is the current table before the first week", () => {
    const { league: open, current: empty } = sample(0);
    assert.equal(lastPlayedWeek(open), 0);
    assert.deepEqual(tableOfWeek(open, 0, empty), { table: empty, week: 0 });
  });
});
