/**
 * Reads the schedule of one league: kick-off, venue and status of its games.
 *
 * @module
 */
import { nameFault } from "./name-fault.ts";
import type { Place, Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import { arrayFault, elementsOf, readObject } from "./read-shape.ts";
import type { LeaguePlace } from "./read-weeks.ts";
import type { Schedule, ScheduleEntry } from "./season-types.ts";

/** The members of an entry, in the order in which they are written. */
export const entryMembers = ["kickOff", "venue", "status"] as const;

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Reads a schedule and reports every problem with it.
 *
 * @param weeks The weeks of the league as found; the schedule must be parallel to them.
 * @returns the entries as far as they could be read: all when nothing was reported.
 * @throws never
 */
export function readSchedule(
  value: unknown,
  weeks: unknown,
  place: LeaguePlace,
  problems: Problems,
): Schedule {
  const games = elementsOf(weeks);
  checkSize(value, games, "week", { ...place, field: "schedule" }, problems);
  return elementsOf(value)
    .slice(0, games.length)
    .map((entries, week) => {
      const found = elementsOf(games[week]);
      checkSize(entries, found, "entry", { ...place, week, field: "schedule" }, problems);
      return elementsOf(entries)
        .slice(0, found.length)
        .map((entry, game) => readEntry(entry, { ...place, week, game }, problems));
    });
}

/** The number of members of a schedule and its entries, with its own name. */
export function membersOf(schedule: Schedule | undefined): number {
  return schedule === undefined
    ? 0
    : schedule.flat().reduce((sum, entry) => sum + Object.keys(entry ?? {}).length, 1);
}

function checkSize(
  value: unknown,
  { length }: readonly unknown[],
  noun: "week" | "entry",
  place: Place,
  problems: Problems,
): void {
  const of = noun === "week" ? "for the weeks of the league" : "for the games of the week";
  const size = { min: length, max: length, noun, plural: "entries", reason: of };
  const fault = arrayFault(value, noun === "week" ? { ...size, plural: "weeks" } : size);
  if (fault !== undefined) {
    report(problems, place, () => fault);
  }
}

function readEntry(value: unknown, place: Place, problems: Problems): ScheduleEntry | null {
  if (value === null) {
    return null;
  }
  const found = readObject(value, entryMembers, { ...place, field: "schedule" }, problems) ?? {};
  const { kickOff, venue, status } = found;
  for (const [field, fault] of [
    ["kickOff", kickOff === undefined ? undefined : momentFault(kickOff)],
    ["venue", venue === undefined ? undefined : nameFault(venue)],
    ["status", status === undefined ? undefined : statusFault(status)],
  ] as const) {
    if (fault !== undefined) {
      report(problems, { ...place, field }, () => `${fault}, got ${quote(found[field])}`);
    }
  }
  return {
    ...(typeof kickOff === "string" ? { kickOff } : {}),
    ...(typeof venue === "string" ? { venue } : {}),
    ...(status === "live" || status === "void" ? { status } : {}),
  };
}

/**
 * Checks a kick-off.
 *
 * @returns the violated rule, or `undefined`.
 * @throws never
 */
export function momentFault(value: unknown): string | undefined {
  const known =
    typeof value === "string" &&
    moment.test(value) &&
    // A day that the month does not have becomes one of the next month.
    new Date(Date.parse(value)).getUTCDate() === Number(value.slice(8, 10));
  return known ? undefined : "must be a time in UTC like 2026-09-12T14:00:00Z";
}

function statusFault(value: unknown): string | undefined {
  return value === "live" || value === "void" ? undefined : 'must be "live" or "void"';
}
