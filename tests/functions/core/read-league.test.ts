/**
 * The problems of a league, and their messages.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { writeSeason } from "../../../functions/core/write-season.ts";
import {
  editGame,
  mistaken,
  problemsOf,
  type RawLeague,
  type RawSeason,
  sampleSeason,
} from "./sample-season.ts";

/** The second league of the sample. */
function second(season: RawSeason): RawLeague {
  return season.leagues[1] ?? { name: undefined, teams: [], weeks: [] };
}

/** Title, mistake, message. */
const mistakes: readonly (readonly [string, (season: RawSeason) => void, ...string[]])[] = [
  // The season itself.
  [
    "an unknown property, and a missing one",
    (season) => {
      season["title"] = season.name;
      season.name = undefined;
    },
    'season: must have only the properties name, leagues, got "title"',
    "season, name: must be a string, got nothing",
  ],
  [
    "no leagues",
    (season) => {
      season.leagues = [];
    },
    "season, leagues: must have 1 to 50 leagues, got 0",
  ],
  [
    "too many leagues, and does not look at the last",
    (season) => {
      season.leagues = Array.from({ length: 50 }, (_, index) => ({
        name: `${index}`,
        teams: [`a${index}`, `b${index}`],
        weeks: twoWeeks(index),
      }));
      season.leagues.push(JSON.parse("null"));
    },
    "season, leagues: must have 1 to 50 leagues, got 51",
  ],
  [
    "a league that is not an object",
    (season) => season.leagues.splice(1, 1, ...JSON.parse("[null]")),
    "league 2: must be an object with name, teams, weeks, schedule, got null",
  ],
  // Names.
  [
    "two leagues of one name",
    (season) => {
      second(season).name = "League A";
    },
    'league 2 "League A", name: must be unique, is taken in league 1, got "League A"',
  ],
  [
    "a team of a name that no team may have",
    (season) => {
      second(season).teams[1] = "B,2";
    },
    'league 2 "League B", team 2: must have no comma, got "B,2"',
  ],
  [
    "a team twice in a league",
    (season) => {
      second(season).teams[1] = "B1";
    },
    'league 2 "League B", team 2: must be unique, is taken in league 2, got "B1"',
  ],
  [
    "a team in two leagues",
    (season) => {
      second(season).teams[1] = "A1";
    },
    'league 2 "League B", team 2: must be unique, is taken in league 1, got "A1"',
  ],
  [
    "a team that is a number",
    (season) => {
      second(season).teams[1] = 2;
    },
    'league 2 "League B", team 2: must be a string, got 2',
  ],
  // Numbers of things.
  [
    "a league of one team",
    (season) => {
      second(season).teams = ["B1"];
      second(season).weeks = [];
    },
    'league 2 "League B", teams: must have 2 to 50 teams, got 1',
  ],
  [
    "teams that are no array",
    (season) => {
      second(season)["teams"] = JSON.parse('"B1"');
    },
    'league 2 "League B", teams: must be an array of 2 to 50 teams, got "B1"',
  ],
  [
    "weeks that are no array",
    (season) => {
      second(season)["weeks"] = JSON.parse("{}");
    },
    'league 2 "League B", weeks: must be an array of 6 weeks for 4 teams, got an object',
  ],
  [
    "a week that is no array",
    (season) => second(season).weeks.splice(1, 1, JSON.parse("null")),
    'league 2 "League B", week 2: must be an array of 2 games for 4 teams, got null',
  ],
  [
    "a week too many",
    (season) => second(season).weeks.push(["1,of which,nothing", "is said"]),
    'league 2 "League B", weeks: must have 6 weeks for 4 teams, got 7',
  ],
  [
    "a week too few, with the games that are missing",
    (season) => second(season).weeks.pop(),
    'league 2 "League B", weeks: must have 6 weeks for 4 teams, got 5',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B1" at home to "B3", "B4" at home to "B2"',
  ],
  [
    "a week without the one game that two teams have",
    (season) => {
      second(season).teams = ["B1", "B2"];
      second(season).weeks = [["0,B1,0,0,0,0,B2,0,0,0,0"], []];
    },
    'league 2 "League B", week 2: must have 1 game for 2 teams, got 0',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B2" at home to "B1"',
  ],
  [
    "a game too few, with the game that is missing",
    (season) => second(season).weeks[5]?.pop(),
    'league 2 "League B", week 6: must have 2 games for 4 teams, got 1',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B4" at home to "B2"',
  ],
  [
    "a game too many",
    (season) => second(season).weeks[5]?.push("0,B4,0,0,0,0,B2,0,0,0,0"),
    'league 2 "League B", week 6: must have 2 games for 4 teams, got 3',
    'league 2 "League B", week 6, game 3, home team: must play once a week, got "B4" again',
    'league 2 "League B", week 6, game 3, away team: must play once a week, got "B2" again',
    'league 2 "League B", week 6, game 3: must be played once, got "B4" at home to "B2" in week 6 as well',
  ],
  // The calendar. In the sample week 2 of League B is B4 : B3 and B1 : B2.
  [
    "an unknown team",
    (season) => editGame(season, [1, 1, 0], { 1: "Nobody" }),
    'league 2 "League B", week 2, game 1, home team: must be one of "B1", "B2", "B3", "B4", got "Nobody"',
  ],
  [
    "a team of another league",
    (season) => editGame(season, [1, 1, 0], { 6: "A1" }),
    'league 2 "League B", week 2, game 1, away team: must be one of "B1", "B2", "B3", "B4", got "A1"',
  ],
  [
    "two unknown teams, even the same",
    (season) => editGame(season, [1, 1, 0], { 1: "", 6: "" }),
    'league 2 "League B", week 2, game 1, home team: must be one of "B1", "B2", "B3", "B4", got ""',
    'league 2 "League B", week 2, game 1, away team: must be one of "B1", "B2", "B3", "B4", got ""',
  ],
  [
    "a team against itself",
    (season) => editGame(season, [1, 1, 0], { 6: "B4" }),
    'league 2 "League B", week 2, game 1, away team: must be another team than the home side, got "B4" for both',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B4" at home to "B3"',
  ],
  [
    "a team twice in a week",
    (season) => editGame(season, [1, 1, 1], { 1: "B4" }),
    'league 2 "League B", week 2, game 2, home team: must play once a week, got "B4" again',
    'league 2 "League B", week 6, game 2: must be played once, got "B4" at home to "B2" in week 2 as well',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B1" at home to "B2"',
  ],
  [
    "a team twice in a week, away",
    (season) => editGame(season, [1, 1, 1], { 6: "B3" }),
    'league 2 "League B", week 2, game 2, away team: must play once a week, got "B3" again',
    'league 2 "League B", week 6, game 1: must be played once, got "B1" at home to "B3" in week 2 as well',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B1" at home to "B2"',
  ],
  [
    "a pair twice on one ground",
    (season) => editGame(season, [1, 1, 0], { 1: "B3", 6: "B4" }),
    'league 2 "League B", week 5, game 1: must be played once, got "B3" at home to "B4" in week 2 as well',
    'league 2 "League B", weeks: must have every pair once on each ground, lacks "B4" at home to "B3"',
  ],
  // Games.
  [
    "a game that is no string",
    (season) => second(season).weeks[1]?.splice(0, 1, 1),
    'league 2 "League B", week 2, game 1: must be a string, got 1',
  ],
  [
    "a game with a field too few",
    (season) => second(season).weeks[1]?.splice(0, 1, "1,B4,3,1,3,0,B3,2,2,2"),
    'league 2 "League B", week 2, game 1: must have 11 fields (played,home,tries,conversions,' +
      "penalties,dropGoals,away,tries,conversions,penalties,dropGoals), got 10: " +
      '"1,B4,3,1,3,0,B3,2,2,2"',
  ],
  [
    "a game with wrong numbers and a wrong team, all at once",
    (season) => editGame(season, [1, 1, 0], { 0: "yes", 2: "-1", 6: "Nobody", 8: "9" }),
    'league 2 "League B", week 2, game 1, played: must be 1 or 0, got "yes"',
    'league 2 "League B", week 2, game 1, home tries: must be a whole number from 0 to 30, in digits only, got "-1"',
    'league 2 "League B", week 2, game 1, away conversions: must be at most tries, which is 2, got "9"',
    'league 2 "League B", week 2, game 1, away team: must be one of "B1", "B2", "B3", "B4", got "Nobody"',
  ],
  [
    "a result of a game that has not been played",
    (season) => editGame(season, [1, 2, 0], { 4: "1" }),
    'league 2 "League B", week 3, game 1, home penalties: must be 0 while the game is not played, got "1"',
  ],
  [
    "mistakes in both leagues",
    (season) => {
      editGame(season, [0, 0, 0], { 0: "2" });
      editGame(season, [1, 5, 1], { 0: "3" });
    },
    'league 1 "League A", week 1, game 1, played: must be 1 or 0, got "2"',
    'league 2 "League B", week 6, game 2, played: must be 1 or 0, got "3"',
  ],
];

function twoWeeks(index: number): unknown[][] {
  return [[`0,a${index},0,0,0,0,b${index},0,0,0,0`], [`0,b${index},0,0,0,0,a${index},0,0,0,0`]];
}

describe("readSeason, with a mistake in the season,", () => {
  for (const [title, mistake, ...expected] of mistakes) {
    it(`refuses ${title}`, () => assert.deepEqual(problemsOf(mistaken(mistake)), expected));
  }

  it("names up to eight missing games, and counts the others", () => {
    const text = mistaken((season) => {
      second(season).weeks = [[], [], [], [], [], []];
    });
    assert.match(problemsOf(text).at(-1) ?? "", /"B3" at home to "B2" and 4 more$/);
  });

  it("lists the teams of a small league only", () => {
    const text = writeSeason(sampleSeason([9])).replace(/,A1,/, ",A0,");
    assert.match(problemsOf(text)[0] ?? "", /must be one of the 9 teams of the league, got "A0"$/);
  });
});
