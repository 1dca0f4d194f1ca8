/**
 * Schedules: kick-off, venue and status of games.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { leagueTable, seasonTables } from "../../../functions/core/league-tables.ts";
import { readSeason } from "../../../functions/core/read-season.ts";
import type { ScheduleEntry, Season } from "../../../functions/core/season-types.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { mistaken, problemsOf, sampleSeason } from "./sample-season.ts";

type Entries = readonly (readonly (ScheduleEntry | null)[])[];

/** Two teams and two weeks of one game, both played. */
function scheduled(schedule: Entries): Season {
  const [league] = sampleSeason([2]).leagues;
  assert.ok(league);
  return { name: "S", leagues: [{ ...league, schedule }] };
}

/** The problems of the sample of two leagues of four teams with this schedule in the first. */
function faults(schedule: unknown): readonly string[] {
  return problemsOf(mistaken(({ leagues: [first] }) => Object.assign(first ?? {}, { schedule })));
}

/** A schedule for four teams whose first entry is this. */
function withFirst(entry: unknown): unknown {
  return Array.from({ length: 6 }, (_, week) => [week === 0 ? entry : null, null]);
}

describe("readSeason, with a schedule,", () => {
  for (const [title, entry] of [
    ["a kick-off", { kickOff: "2026-09-12T14:00:00Z" }],
    ["a leap day", { kickOff: "2028-02-29T00:00:00Z" }],
    ["a venue", { venue: 'St Orrin\'s "Field", {north}' }],
    ["a live game", { status: "live" }],
    ["all members", { kickOff: "2026-12-31T23:59:59Z", venue: "東", status: "void" }],
    ["nothing", null],
  ] as const) {
    it(`reads back ${title} as written`, () => {
      const season = scheduled([[entry], [null]]);
      assert.deepEqual(readSeason(writeSeason(season)), { kind: "season", season });
    });
  }

  it("writes each entry on a line, its members in one order", () => {
    const text = writeSeason(
      scheduled([[{ status: "live", venue: "Park", kickOff: "2026-09-12T14:00:00Z" }], [null]]),
    );
    assert.match(
      text,
      /\n {10}\{ "kickOff": "2026-09-12T14:00:00Z", "venue": "Park", "status": "live" \}\n/,
    );
  });

  const place = 'league 1 "League A"';
  for (const [title, schedule, expected] of [
    ["no array", {}, [`${place}, schedule: must be an array of 6 weeks`]],
    ["too few weeks", [], [`${place}, schedule: must have 6 weeks`]],
    ["too many weeks", Array(7).fill([null, null]), [`${place}, schedule: must have 6 weeks`]],
    [
      "a week that is short",
      [[null], ...Array(5).fill([null, null])],
      [`${place}, week 1, schedule: must have 2 entries`],
    ],
    ["a text", withFirst("x"), [`${place}, week 1, game 1, schedule: must be an object`]],
    ["an unknown member", withFirst({ kickoff: "" }), [`${place}, week 1, game 1, schedule: must`]],
    ["a day that is none", withFirst({ kickOff: "2026-02-29T14:00:00Z" }), ["kickOff: must be"]],
    ["an hour that is none", withFirst({ kickOff: "2026-02-28T25:00:00Z" }), ["kickOff: must be"]],
    ["another offset", withFirst({ kickOff: "2026-02-28T14:00:00+01:00" }), ["kickOff: must be"]],
    ["an empty venue", withFirst({ venue: "" }), ["venue: must not be empty"]],
    [
      "several mistakes",
      withFirst({ kickOff: null, venue: 1, status: "off" }),
      ["kickOff: must be", "venue: must be a string, got 1", 'status: must be "live" or "void"'],
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      const found = faults(schedule);
      assert.equal(found.length, expected.length, found.join("\n"));
      assert.deepEqual(
        found.map((line, index) => line.includes(expected[index] ?? "?")),
        expected.map(() => true),
      );
    });
  }

  it("refuses a member twice in one entry", () => {
    const text = writeSeason(scheduled([[{ venue: "Park" }], [null]]));
    assert.match(
      problemsOf(text.replace('"venue"', '"venue": "Field", "venue"')).join(),
      /no property twice/,
    );
  });
});

describe("a table", () => {
  it("counts neither a live nor a void game", () => {
    for (const status of ["live", "void"] as const) {
      const [league] = scheduled([[{ status }], [null]]).leagues;
      assert.ok(league);
      assert.deepEqual(
        leagueTable(league).rows.map(({ played }) => played),
        [1, 1],
      );
    }
  });

  it("takes a week with a void game for complete, and one with a live game not", () => {
    const complete = (status: "live" | "void") =>
      seasonTables(scheduled([[{ status }], [null]])).weeksComplete;
    assert.deepEqual([complete("void"), complete("live")], [2, 1]);
  });
});
