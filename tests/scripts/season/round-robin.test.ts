/**
 * Calendars of leagues.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { calendarOf } from "../../../functions/core/season-limits.ts";
import { roundRobin } from "../../../scripts/season/round-robin.ts";

describe("roundRobin", () => {
  for (const size of [2, 3, 4, 5, 8, 11, 14]) {
    const teams = Array.from({ length: size }, (_, index) => `T${index}`);
    const weeks = roundRobin(teams);

    it(`makes each of ${size} teams meet every other once on each ground`, () => {
      const due = teams.flatMap((home) =>
        teams.filter((away) => away !== home).map((away) => `${home} ${away}`),
      );
      const met = weeks.flat().map(([home, away]) => `${home} ${away}`);
      assert.deepEqual(met.toSorted(), due.toSorted());
    });

    it(`schedules each of ${size} teams at most once a week, in the required weeks`, () => {
      assert.equal(weeks.length, calendarOf(size).weeks);
      for (const week of weeks) {
        assert.equal(week.length, calendarOf(size).games);
        assert.equal(new Set(week.flat()).size, 2 * week.length);
      }
    });
  }

  it("schedules no team of eight at home, or away, for more than three consecutive weeks", () => {
    const teams = [..."ABCDEFGH"];
    const weeks = roundRobin(teams);
    for (const team of teams) {
      const grounds = weeks
        .map((week) => (week.some(([home]) => home === team) ? "h" : "a"))
        .join("");
      assert.doesNotMatch(grounds, /h{4}|a{4}/, team);
    }
  });
});
