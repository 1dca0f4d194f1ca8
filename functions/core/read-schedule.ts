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

/** In the ranges that every month, day and hour have. */
const moment =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Of a year that is not a leap year. */
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

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
  if (schedule === undefined) {
    return 0;
  }
  let members = 1;
  for (const week of schedule) {
    for (const entry of week) {
      for (const _member in entry) {
        members += 1;
      }
    }
  }
  return members;
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
  const judge = (field: (typeof entryMembers)[number], fault: string | undefined) => {
    if (fault !== undefined) {
      report(problems, { ...place, field }, () => `${fault}, got ${quote(found[field])}`);
    }
  };
  if (kickOff !== undefined) {
    judge("kickOff", momentFault(kickOff));
  }
  if (venue !== undefined) {
    judge("venue", nameFault(venue));
  }
  if (status !== undefined) {
    judge("status", statusFault(status));
  }
  // Member by member: a season has hundreds of entries, and spreading them takes longer than all checks.
  const entry: { -readonly [K in keyof ScheduleEntry]: ScheduleEntry[K] } = {};
  if (typeof kickOff === "string") {
    entry.kickOff = kickOff;
  }
  if (typeof venue === "string") {
    entry.venue = venue;
  }
  if (status === "live" || status === "void") {
    entry.status = status;
  }
  return entry;
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
    // Every month has 28 days.
    (value.slice(8, 10) <= "28" || hasDay(value));
  return known ? undefined : "must be a time in UTC like 2026-09-12T14:00:00Z";
}

/** Whether its month has the day of a moment (RFC 3339, appendix C). */
function hasDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return Number(text.slice(8, 10)) <= days;
}

function statusFault(value: unknown): string | undefined {
  return value === "live" || value === "void" ? undefined : 'must be "live" or "void"';
}
