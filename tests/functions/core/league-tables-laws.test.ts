/**
 * Properties of every league table.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { leagueTable, type TableRow } from "../../../functions/core/league-tables.ts";
import type { League } from "../../../functions/core/season-types.ts";
import { sampleSeason } from "./sample-season.ts";

const nobody: League = { name: "", teams: [], weeks: [] };

/** A league of 2 to 9 teams with some of its weeks played. */
const leagues = fc
  .record({ size: fc.integer({ min: 2, max: 9 }), weeks: fc.nat(18) })
  .chain(({ size, weeks }) => fc.constant(sampleSeason([size], weeks).leagues[0] ?? nobody));

function sum(rows: readonly TableRow[], column: Exclude<keyof TableRow, "team">): number {
  return rows.reduce((total, row) => total + row[column], 0);
}

describe("a league table of any games", () => {
  it("has consistent totals", () => {
    fc.assert(
      fc.property(leagues, (one) => {
        const { rows } = leagueTable(one);
        const games = one.weeks.flat().filter(({ played }) => played).length;
        assert.equal(sum(rows, "played"), 2 * games);
        assert.equal(sum(rows, "won"), sum(rows, "lost"));
        assert.equal(sum(rows, "pointsFor"), sum(rows, "pointsAgainst"));
        assert.equal(sum(rows, "pointsDifference"), 0);
        // A win is worth as much as two draws: every game hands out four points, besides the bonus.
        assert.equal(sum(rows, "leaguePoints"), 4 * games + sum(rows, "bonusPoints"));
        for (const row of rows) {
          assert.equal(row.played, row.won + row.drawn + row.lost);
          assert.equal(row.pointsDifference, row.pointsFor - row.pointsAgainst);
        }
      }),
    );
  });

  it("ranks every team once, in order", () => {
    fc.assert(
      fc.property(leagues, (one) => {
        const { rows } = leagueTable(one);
        assert.deepEqual(rows.map(({ team }) => team).toSorted(), one.teams.toSorted());
        assert.deepEqual(
          rows.map(({ position }) => position),
          rows.map((_, index) => index + 1),
        );
        const keys = rows.map((row) => [
          -row.leaguePoints,
          -row.won,
          -row.pointsDifference,
          -row.bonusPoints,
        ]);
        for (const [index, key] of keys.entries()) {
          const above = keys[index - 1];
          const first = key.findIndex((value, at) => value !== above?.[at]);
          const isBelow =
            above === undefined ||
            (first === -1
              ? (rows[index - 1]?.team ?? "") < (rows[index]?.team ?? "")
              : (above[first] ?? 0) < (key[first] ?? 0));
          assert.ok(isBelow, `row ${index + 1}`);
        }
      }),
    );
  });

  it("does not depend on the order of weeks, games or teams", () => {
    fc.assert(
      fc.property(
        leagues.chain((one) =>
          fc.record({
            one: fc.constant(one),
            weeks: fc.shuffledSubarray([...one.weeks], { minLength: one.weeks.length }),
            teams: fc.shuffledSubarray([...one.teams], { minLength: one.teams.length }),
          }),
        ),
        ({ one, weeks, teams }) => {
          const shuffled = { ...one, teams, weeks: weeks.map((week) => week.toReversed()) };
          assert.deepEqual(leagueTable(shuffled), leagueTable(one));
        },
      ),
    );
  });
});
