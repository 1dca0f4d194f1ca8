/**
 * Valid seasons, and the problems of invalid ones.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { seasonTables } from "../../../functions/core/league-tables.ts";
import { maxProblems } from "../../../functions/core/problem.ts";
import { maxSeasonBytes, readSeason } from "../../../functions/core/read-season.ts";
import { maxTeams } from "../../../functions/core/season-limits.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { generateSeason } from "../../../scripts/season/generate.ts";
import { editGame, mistaken, problemsOf, sampleSeason } from "./sample-season.ts";

const good = writeSeason(sampleSeason([4, 4]));

describe("readSeason", () => {
  for (const sizes of [[2], [3], [4, 4], [5, 8, 2], [7]]) {
    it(`reads back leagues of ${sizes.join(", ")} teams as written`, () => {
      const season = sampleSeason(sizes);
      assert.deepEqual(readSeason(writeSeason(season)), { kind: "season", season });
    });
  }

  it("reads a league with the maximum number of teams", () => {
    const season = sampleSeason([maxTeams]);
    assert.deepEqual(readSeason(JSON.stringify(JSON.parse(writeSeason(season)))), {
      kind: "season",
      season,
    });
  });

  it("reads names that are properties of Object.prototype", () => {
    const text = good.replaceAll("A1", "__proto__").replaceAll("B2", "constructor");
    assert.equal(readSeason(text).kind, "season");
  });
});

describe("readSeason, with a text that is not a season,", () => {
  for (const [title, text, expected] of [
    ["nothing", "", "season: must be a JSON object, got an empty text"],
    ["blanks", " \n", "season: must be a JSON object, got an empty text"],
    ["null", "null", "season: must be an object with name, leagues, got null"],
    ["an array", "[1]", "season: must be an object with name, leagues, got an array of 1"],
    [
      "a comma too many",
      '{\n  "name": "S",\n}',
      'season: must be JSON: line 3, column 1 must be a property name in double quotes after the comma, got "}"',
    ],
    [
      "half a season",
      good.slice(0, 30),
      "season: must be JSON: line 3, column 9 must be the double quote that ends a string, got the end of the text",
    ],
    [
      "a byte order mark",
      `\ufeff${good}`,
      "season: must be JSON with no byte order mark in front (RFC 8259 §8.1)",
    ],
    [
      "two properties of one name",
      good.replace('"weeks"', '"weeks": [],\n      "weeks"'),
      "season: must have no property twice in one object, got 9 properties instead of 8: look for a second name, leagues, teams, weeks, schedule, kickOff, venue or status",
    ],
    [
      "a property named __proto__",
      good.replace("{", '{"__proto__": {"name": "S"},'),
      'season: must have only the properties name, leagues, got "__proto__"',
    ],
  ] as const) {
    it(`refuses ${title}`, () => assert.deepEqual(problemsOf(text), [expected]));
  }

  it("accepts names that look like a property", () => {
    assert.deepEqual(problemsOf(good.replace("Sample", '\\"weeks\\": []')), []);
  });

  it("accepts the maximum number of characters, and refuses one more", () => {
    const largest = good.padEnd(maxSeasonBytes);
    assert.equal(readSeason(largest).kind, "season");
    assert.deepEqual(problemsOf(`${largest} `), [
      "season: must have at most 1048576 characters, got 1048577",
    ]);
  });

  it("lists a hundred problems and counts the others", () => {
    const text = (problems: number) =>
      mistaken((season) => {
        season.leagues = [];
        for (let index = 1; index < problems; index += 1) {
          season[`p${index}`] = 0;
        }
      });
    assert.equal(maxProblems, 100);
    assert.equal(problemsOf(text(maxProblems)).length, maxProblems);
    assert.deepEqual(problemsOf(text(maxProblems + 1)).slice(maxProblems), [
      "season: has 1 more problem, not listed",
    ]);
    assert.deepEqual(problemsOf(text(maxProblems + 2)).slice(maxProblems), [
      "season: has 2 more problems, not listed",
    ]);
  });

  it("refuses hostile texts of the maximum size without throwing", () => {
    const fill = (unit: string, rest = "") =>
      unit.repeat(Math.floor((maxSeasonBytes - 200) / unit.length)) + rest;
    const inLeague = (weeks: string) =>
      `{"name":"S","leagues":[{"name":"L","teams":["A","B"],"weeks":${weeks}}]}`;
    for (const text of [
      fill("["),
      fill('{"a":'),
      `"${fill('\\"')}`,
      `{"name"${fill(" ")}1`,
      `{"name":"${fill("x")}!"}`,
      `{"name":"S","leagues":[${fill("1,", "1")}]}`,
      `{"name":"S","leagues":[{"teams":[${fill('"A",', '"A"')}]}]}`,
      inLeague(`[[${fill("1,", "1")}]]`),
      inLeague(`[["${fill(",")}"]]`),
      inLeague(`[[${fill('"1,A,0,0,0,0,A,0,0,0,0",', '""')}]]`),
    ]) {
      const reading = readSeason(text);
      assert.equal(reading.kind, "refused");
      assert.ok(reading.kind === "refused" && reading.problems.length <= maxProblems + 1);
    }
  });
});

/** A text with a piece cut out and another put in. */
const edited = fc
  .tuple(
    fc.nat(good.length),
    fc.nat(6),
    fc.oneof(fc.string({ maxLength: 4 }), fc.nat(40).map(String)),
  )
  .map(([at, length, piece]) => good.slice(0, at) + piece + good.slice(at + length));

describe("readSeason, with any text,", () => {
  it("never throws, and reports at least one problem with a refusal", () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.string(), fc.json()), (text) => {
        const reading = readSeason(text);
        if (reading.kind === "season") {
          assert.deepEqual(readSeason(writeSeason(reading.season)), reading);
          seasonTables(reading.season);
        } else {
          assert.ok(reading.problems.every(({ where, message }) => where !== "" && message !== ""));
          assert.ok(reading.problems.length > 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("reports a mistake in any field of any game at its place", () => {
    const places = fc.tuple(fc.nat(1), fc.nat(5), fc.nat(1), fc.nat(10));
    fc.assert(
      fc.property(places, ([league, week, game, field]) => {
        const text = mistaken((season) => editGame(season, [league, week, game], { [field]: "?" }));
        const where = `league ${league + 1} "League ${"AB"[league]}", week ${week + 1}, game ${game + 1}, `;
        assert.equal(problemsOf(text).length, 1);
        assert.ok(problemsOf(text)[0]?.startsWith(where));
      }),
    );
  });

  // Most rows for its length: as many leagues as may be, with names as short or as long as may be.
  for (const [title, size, nameOf] of [
    ["short", 25, (id: string) => id],
    ["long", 12, (id: string) => id.padEnd(60, "東")],
  ] as const) {
    it(`keeps the tables of the largest season with ${title} names below the response limit`, () => {
      const foundings = Array.from({ length: 50 }, (_, league) => ({
        name: nameOf(`L${league}`),
        teams: Array.from({ length: size }, (_team, team) => nameOf(`${league}-${team}`)),
      }));
      const season = generateSeason({ name: "S", foundings, seed: 1, weeksPlayed: 98 });
      const reading = readSeason(JSON.stringify(JSON.parse(writeSeason(season))));
      assert.ok(reading.kind === "season");
      // An origin-facing Lambda@Edge function may generate 1 MB.
      assert.ok(Buffer.byteLength(JSON.stringify(seasonTables(reading.season))) < 1_000_000);
    });
  }
});
