/**
 * The index of a season.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { indexSeason } from "../../../../functions/core/api/season-index.ts";
import { sampleSeason } from "../sample-season.ts";

describe("indexSeason", () => {
  it("orders matches by week, then league, then game", () => {
    const { matches } = indexSeason(sampleSeason([4, 2]));
    const first = matches.slice(0, 6);
    assert.deepEqual(
      first.map(({ week, league, game }) => [week, league.id, game]),
      [
        [1, "league-a", 1],
        [1, "league-a", 2],
        [1, "league-b", 1],
        [2, "league-a", 1],
        [2, "league-a", 2],
        [2, "league-b", 1],
      ],
    );
  });

  it("counts the complete weeks of each league, and the weeks of the longest one", () => {
    const index = indexSeason(sampleSeason([4, 2], 2));
    assert.equal(index.weeks, 6);
    assert.deepEqual(
      index.leagues.map(({ weeksComplete, league }) => [weeksComplete, league.weeks.length]),
      [
        [2, 6],
        [2, 2],
      ],
    );
  });

  it("prefers an id to the same text as another entry's name", () => {
    const season = sampleSeason([2]);
    const renamed = {
      ...season,
      leagues: [
        { name: "ROCK", teams: ["A", "a-2", "a"], weeks: [] },
        { name: "rock", teams: [], weeks: [] },
      ],
    };
    const { teamBy, leagueBy } = indexSeason(renamed);
    assert.deepEqual(
      ["A", "a", "a-2", "a-3", "b"].map((text) => teamBy.get(text)?.name),
      ["A", "A", "a-2", "a", undefined],
    );
    assert.deepEqual(
      ["ROCK", "rock", "rock-2"].map((text) => leagueBy.get(text)?.name),
      ["ROCK", "ROCK", "rock"],
    );
  });

  it("omits a game of an unknown team", () => {
    const season = sampleSeason([2], 0);
    const [league] = season.leagues;
    assert.ok(league);
    const index = indexSeason({ ...season, leagues: [{ ...league, teams: ["A1"] }] });
    assert.deepEqual(index.matches, []);
  });

  it("finds every league and team by id and by name, and keeps every game", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2, max: 7 }), { minLength: 1, maxLength: 5 }),
        (sizes) => {
          const season = sampleSeason(sizes);
          const index = indexSeason(season);
          for (const team of index.teams) {
            assert.equal(index.teamBy.get(team.id), team);
            assert.equal(index.teamBy.get(team.name), team);
            assert.ok(team.league.teams.includes(team));
          }
          const games = season.leagues.flatMap(({ weeks }) => weeks.flat()).length;
          assert.equal(index.matches.length, games);
        },
      ),
      { numRuns: 20 },
    );
  });
});
