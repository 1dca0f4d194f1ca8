/**
 * League tables of given games.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { leagueTable, seasonTables } from "../../../functions/core/league-tables.ts";
import type { Game, League, Side } from "../../../functions/core/season-types.ts";
import { sampleSeason } from "./sample-season.ts";

type Counts = readonly [tries: number, conversions: number, penalties: number, dropGoals: number];

const nil: Counts = [0, 0, 0, 0];
const penalty: Counts = [0, 0, 1, 0];
const oneTry: Counts = [1, 0, 0, 0];
const twoTries: Counts = [2, 0, 0, 0];
const fourTries: Counts = [4, 0, 0, 0];
const sevenPenalties: Counts = [0, 0, 7, 0];

function side(team: string, [tries, conversions, penalties, dropGoals]: Counts): Side {
  return { team, tries, conversions, penalties, dropGoals };
}

function game(home: string, homeCounts: Counts, away: string, awayCounts: Counts): Game {
  return { played: true, home: side(home, homeCounts), away: side(away, awayCounts) };
}

function unplayed(home: string, away: string): Game {
  return { ...game(home, nil, away, nil), played: false };
}

/** A league of just these games; a table does not ask whether the calendar is whole. */
function league(teams: readonly string[], games: readonly Game[]): League {
  return { name: "L", teams, weeks: games.map((one) => [one]) };
}

function order(teams: readonly string[], games: readonly Game[]): readonly string[] {
  return leagueTable(league(teams, games)).rows.map((row) => row.team);
}

describe("leagueTable", () => {
  it("counts a win with four tries and a draw", () => {
    // Foxes 4 × 5 + 2 × 2 + 3 = 27, Hares 5 + 2 + 5 × 3 = 22; then 3 × 3 = 9 each.
    const table = leagueTable(
      league(
        ["Foxes", "Hares"],
        [
          game("Foxes", [4, 2, 1, 0], "Hares", [1, 1, 5, 0]),
          game("Hares", [0, 0, 3, 0], "Foxes", [0, 0, 0, 3]),
        ],
      ),
    );
    assert.deepEqual(table, {
      name: "L",
      rows: [
        {
          team: "Foxes",
          position: 1,
          played: 2,
          won: 1,
          drawn: 1,
          lost: 0,
          pointsFor: 36,
          pointsAgainst: 31,
          pointsDifference: 5,
          bonusPoints: 1,
          leaguePoints: 7,
        },
        {
          team: "Hares",
          position: 2,
          played: 2,
          won: 0,
          drawn: 1,
          lost: 1,
          pointsFor: 31,
          pointsAgainst: 36,
          pointsDifference: -5,
          bonusPoints: 0,
          leaguePoints: 2,
        },
      ],
    });
  });

  for (const [tries, bonus] of [
    [3, 0],
    [4, 1],
    [5, 1],
  ] as const) {
    it(`gives a loser with ${tries} tries ${bonus} bonus points`, () => {
      const { rows } = leagueTable(
        league(["A", "B"], [game("A", [tries, 0, 0, 0], "B", [0, 0, 10, 0])]),
      );
      const loser = rows.find((row) => row.team === "A");
      assert.deepEqual([loser?.lost, loser?.bonusPoints, loser?.leaguePoints], [1, bonus, bonus]);
    });
  }

  it("does not count a game that has not been played, not even as a draw", () => {
    const { rows } = leagueTable(league(["A", "B"], [unplayed("A", "B")]));
    assert.deepEqual(
      rows.map(({ played, drawn, leaguePoints }) => [played, drawn, leaguePoints]),
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
    );
  });

  it("ranks by league points first", () => {
    // A: a win by 3 makes 4. B: two wins by 3 make 8, and a loss by 50 makes -44.
    const games = [
      game("A", penalty, "C", nil),
      game("B", penalty, "C", nil),
      game("B", penalty, "C", nil),
      game("C", [10, 0, 0, 0], "B", nil),
    ];
    assert.deepEqual(order(["A", "B"], games), ["B", "A"]);
  });

  it("ranks by wins before points difference", () => {
    // A: a win by 3 and a loss by 10 make 4 points and -7. B: two draws make 4 points and 0.
    const games = [
      game("A", penalty, "C", nil),
      game("D", twoTries, "A", nil),
      game("B", nil, "C", nil),
      game("D", nil, "B", nil),
    ];
    assert.deepEqual(order(["B", "A"], games), ["A", "B"]);
  });

  it("ranks by points difference before bonus points", () => {
    // A: a draw and a loss by 2 (3 : 5) make 2 points and -2, no bonus.
    // B: two losses by 2 (20 : 22) with four tries each make 2 points and -4.
    const games = [
      game("A", nil, "C", nil),
      game("A", penalty, "C", oneTry),
      game("B", fourTries, "C", [2, 0, 4, 0]),
      game("B", fourTries, "C", [2, 0, 4, 0]),
    ];
    assert.deepEqual(order(["B", "A"], games), ["A", "B"]);
  });

  it("ranks by bonus points before names", () => {
    // A: a draw and a loss by 2. B: two losses by 1 (20 : 21) with four tries each. Both 2 and -2.
    const games = [
      game("A", nil, "C", nil),
      game("A", penalty, "C", oneTry),
      game("B", fourTries, "C", sevenPenalties),
      game("B", fourTries, "C", sevenPenalties),
    ];
    assert.deepEqual(order(["A", "B"], games), ["B", "A"]);
  });

  it("ranks names by code unit, in any locale", () => {
    assert.deepEqual(order(["é", "b", "a", "Z", "B", "10", "9"], []), [
      "10",
      "9",
      "B",
      "Z",
      "a",
      "b",
      "é",
    ]);
  });

  it("supports teams named like properties of Object.prototype", () => {
    const names = ["__proto__", "constructor", "hasOwnProperty"];
    const { rows } = leagueTable(league(names, [game("__proto__", oneTry, "constructor", nil)]));
    assert.deepEqual(
      rows.map(({ team, leaguePoints }) => [team, leaguePoints]),
      [
        ["__proto__", 4],
        ["hasOwnProperty", 0],
        ["constructor", 0],
      ],
    );
  });

  it("ignores a side that is not a team of the league", () => {
    const { rows } = leagueTable(league(["A"], [game("A", oneTry, "Stranger", nil)]));
    assert.deepEqual(
      rows.map(({ team, won }) => [team, won]),
      [["A", 1]],
    );
  });
});

describe("seasonTables", () => {
  it("keeps the season's name and the order of its leagues", () => {
    const tables = seasonTables(sampleSeason([2, 4, 3]));
    assert.equal(tables.season, "Sample");
    assert.deepEqual(
      tables.leagues.map(({ name, rows }) => [name, rows.length]),
      [
        ["League A", 2],
        ["League B", 4],
        ["League C", 3],
      ],
    );
  });

  const played = [game("A", nil, "B", nil)];
  const due = [unplayed("A", "B")];
  for (const [title, weeks, expected] of [
    ["no leagues", [], 0],
    ["no weeks", [[]], 0],
    ["nothing played", [[due, due]], 0],
    ["everything played", [[played, played]], 2],
    ["a postponed game, which makes only its week incomplete", [[played, due, played]], 2],
    ["a week half played", [[[...played, ...due], played]], 1],
    [
      "a week that one of two leagues has completed",
      [
        [played, played],
        [played, due],
      ],
      1,
    ],
    ["a league that has fewer weeks", [[played, played, played], [played]], 3],
  ] as const) {
    it(`counts ${expected} complete weeks with ${title}`, () => {
      const leagues = weeks.map((all) => ({ name: "L", teams: ["A", "B"], weeks: all }));
      assert.equal(seasonTables({ name: "S", leagues }).weeksComplete, expected);
    });
  }
});
