/**
 * The season that comes with the project, and the schema that editors check it with.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, it } from "mocha";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { lineReader, parseGame } from "../../functions/core/parse-game.ts";
import { readSeason } from "../../functions/core/read-season.ts";
import { rosterOf } from "../../functions/core/roster.ts";
import { maxLeagues, maxNameLength, maxTeams } from "../../functions/core/season-limits.ts";
import type { Season } from "../../functions/core/season-types.ts";
import { writeSeason } from "../../functions/core/write-season.ts";
import {
  defaultFirstDay,
  defaultSeed,
  defaultWeeksPlayed,
  generateSeason,
} from "../../scripts/season/generate.ts";
import { foundings, seasonName } from "../../scripts/season/invented.ts";
import { mistaken, type RawSeason } from "../functions/core/sample-season.ts";

const text = readFileSync(new URL("../../data/rugby_data.json", import.meta.url), "utf8");
const schema = JSON.parse(
  readFileSync(new URL("../../data/season.schema.json", import.meta.url), "utf8"),
);
const hasShape = new Ajv2020({ strictTypes: false }).compile(schema);

function season(): Season {
  const reading = readSeason(text);
  assert.ok(reading.kind === "season");
  return reading.season;
}

describe("data/rugby_data.json", () => {
  it("equals the generator's output, byte for byte", () => {
    const recipe = {
      name: seasonName,
      foundings,
      seed: defaultSeed,
      firstDay: defaultFirstDay,
    };
    assert.equal(text, writeSeason(generateSeason({ ...recipe, weeksPlayed: defaultWeeksPlayed })));
  });

  it("has four leagues of eight teams, and ten of fourteen weeks played", () => {
    assert.deepEqual(
      season().leagues.map(({ teams, weeks }) => [
        teams.length,
        weeks.map((week) => week.filter(({ played }) => played).length),
      ]),
      Array.from({ length: 4 }, () => [8, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0]]),
    );
    assert.equal(seasonTables(season()).weeksComplete, 10);
  });

  it("has draws, bonus points for a loss, and names with non-ASCII characters", () => {
    const rows = seasonTables(season()).leagues.flatMap((league) => league.rows);
    assert.ok(rows.some(({ drawn }) => drawn > 0));
    assert.ok(rows.some(({ won, bonusPoints }) => bonusPoints > won));
    assert.ok(rows.some(({ team }) => /[^ -~]/.test(team)));
  });

  it("matches the schema", () => assert.equal(hasShape(JSON.parse(text)), true));
});

/** Mistakes in the structure only, not in the fixtures. */
const misshapen: readonly (readonly [string, (season: RawSeason) => void])[] = [
  ["a missing name", (raw) => Reflect.deleteProperty(raw, "name")],
  ["an unknown property", (raw) => Object.assign(raw, { title: "" })],
  ["an empty name", (raw) => Object.assign(raw, { name: "" })],
  ["a name with a space in front", (raw) => Object.assign(raw, { name: " S" })],
  ["a name with a space behind", (raw) => Object.assign(raw, { name: "S " })],
  ["a name with a control character", (raw) => Object.assign(raw, { name: "S\u0000" })],
  ["a name that turns the direction", (raw) => Object.assign(raw, { name: "S\u202eT" })],
  ["a name too long", (raw) => Object.assign(raw, { name: "x".repeat(maxNameLength + 1) })],
  ["a name that is a number", (raw) => Object.assign(raw, { name: 1 })],
  ["leagues that are no array", (raw) => Object.assign(raw, { leagues: {} })],
  ["no leagues", (raw) => Object.assign(raw, { leagues: [] })],
  [
    "too many leagues",
    (raw) => Object.assign(raw, { leagues: Array(maxLeagues + 1).fill(raw.leagues[0]) }),
  ],
  ["a league that is not an object", (raw) => Object.assign(raw.leagues, [null])],
  ["a league without weeks", (raw) => Reflect.deleteProperty(raw.leagues[0] ?? {}, "weeks")],
  ["an unknown property of a league", (raw) => Object.assign(raw.leagues[0] ?? {}, { week: [] })],
  ["one team", (raw) => Object.assign(raw.leagues[0] ?? {}, { teams: ["A1"] })],
  [
    "too many teams",
    (raw) =>
      Object.assign(raw.leagues[0] ?? {}, {
        teams: Array.from({ length: maxTeams + 1 }, (_, index) => `A${index}`),
      }),
  ],
  ["a team twice", (raw) => Object.assign(raw.leagues[0]?.teams ?? [], ["A2"])],
  ["a team with a comma", (raw) => Object.assign(raw.leagues[0]?.teams ?? [], ["A,1"])],
  ["a week that is no array", (raw) => Object.assign(raw.leagues[0]?.weeks ?? [], ["week"])],
  ["a week without games", (raw) => Object.assign(raw.leagues[0]?.weeks ?? [], [[]])],
  ["a game that is no string", (raw) => Object.assign(raw.leagues[0]?.weeks[0] ?? [], [1])],
  ["a schedule that is no array", (raw) => Object.assign(raw.leagues[0] ?? {}, { schedule: {} })],
  [
    "a kick-off without a zone",
    (raw) =>
      Object.assign(raw.leagues[0] ?? {}, {
        schedule: Array(6).fill([{ kickOff: "2026-09-12T14:00:00" }, null]),
      }),
  ],
  [
    "a game of ten fields",
    (raw) => Object.assign(raw.leagues[0]?.weeks[0] ?? [], ["1,A1,0,0,0,0,A2,0,0,0"]),
  ],
];

describe("data/season.schema.json", () => {
  for (const [title, mistake] of misshapen) {
    it(`rejects ${title}, as the validator does`, () => {
      const wrong = mistaken(mistake);
      assert.equal(hasShape(JSON.parse(wrong)), false);
      assert.equal(readSeason(wrong).kind, "refused");
    });
  }

  it("accepts the longest name in any script, as the validator does", () => {
    for (const name of ["x".repeat(maxNameLength), "🏉".repeat(maxNameLength), "S"]) {
      const right = mistaken((raw) => Object.assign(raw, { name }));
      assert.equal(hasShape(JSON.parse(right)), true);
      assert.equal(readSeason(right).kind, "season");
    }
  });

  it("accepts the same games as the validator, except conversions above tries", () => {
    const isGame = new RegExp(schema.$defs.game.pattern, "u");
    const reader = lineReader(rosterOf([]));
    const base = "1,A,30,0,0,0,B,30,0,0,0".split(",");
    const values = [...Array(40).keys()]
      .map(String)
      .concat("", "00", "01", "-1", "1.5", "x", "1,1");
    for (const at of base.keys()) {
      for (const value of values) {
        const line = base.with(at, value).join(",");
        // The schema knows no team either: what it needs of a name is that there is one.
        const isNamed = value !== "" || (at !== 1 && at !== 6);
        assert.equal(isGame.test(line), parseGame(line, reader) !== undefined && isNamed, line);
      }
    }
    assert.equal(isGame.test("0,A,0,0,0,0,B,0,0,0,0"), true);
    assert.equal(isGame.test("0,A,0,0,0,0,B,0,0,0,1"), false);
    assert.equal(isGame.test("0,A,1,0,0,0,B,0,0,0,0"), false);
    assert.equal(isGame.test("1,A,1,2,0,0,B,0,0,0,0"), true);
  });
});
