/**
 * Reads a season from text: a valid season, or every problem with it.
 *
 * @module
 */
import { jsonFault } from "./json-fault.ts";
import { nameFault } from "./name-fault.ts";
import type { Problem, Problems } from "./problem.ts";
import { allProblems, noProblems, report } from "./problem.ts";
import { quote } from "./quote.ts";
import { readLeague } from "./read-league.ts";
import { membersOf } from "./read-schedule.ts";
import type { Size } from "./read-shape.ts";
import { arrayFault, elementsOf, readObject } from "./read-shape.ts";
import { maxLeagues } from "./season-limits.ts";
import type { League, Season } from "./season-types.ts";

/** The result of reading a text. */
export type Reading =
  | { readonly kind: "season"; readonly season: Season }
  | {
      readonly kind: "refused";
      /** At least one; at most `maxProblems`, and a last one with the number of the others. */
      readonly problems: readonly Problem[];
    };

/**
 * Maximum size of a season: 1 MiB, fifty times a season of 32 teams.
 *
 * Callers with bytes count bytes before decoding; {@link readSeason} counts UTF-16 code units, which are
 * never more than the bytes of UTF-8.
 */
export const maxSeasonBytes = 1_048_576;

const byteOrderMark = "\ufeff";

const leaguesSize: Size = { min: 1, max: maxLeagues, noun: "league" };

/** The properties of a season. In a string their quotes would be escaped. */
const properties = /"(?:name|leagues|teams|weeks|schedule|kickOff|venue|status)"\s*:/g;

/**
 * Reads and validates a season, in time linear in the text.
 *
 * @throws never
 */
export function readSeason(text: string): Reading {
  const problems = noProblems();
  const season = text.length > maxSeasonBytes ? tooLarge(text, problems) : read(text, problems);
  return season !== undefined && problems.count === 0
    ? { kind: "season", season }
    : { kind: "refused", problems: allProblems(problems) };
}

function tooLarge(text: string, problems: Problems): undefined {
  report(problems, {}, () => `must have at most ${maxSeasonBytes} characters, got ${text.length}`);
}

function read(text: string, problems: Problems): Season | undefined {
  const value = parseJson(text, problems);
  const found =
    problems.count === 0 ? readObject(value, ["name", "leagues"], {}, problems) : undefined;
  if (found === undefined) {
    return undefined;
  }
  const name = readSeasonName(found["name"], problems);
  const taken = { leagues: new Map<string, number>(), teams: new Map<string, number>() };
  const fault = arrayFault(found["leagues"], leaguesSize);
  if (fault !== undefined) {
    report(problems, { field: "leagues" }, () => fault);
  }
  // Leagues above the maximum are reported as too many and not read.
  const leagues = elementsOf(found["leagues"])
    .slice(0, maxLeagues)
    .map((league, index) => readLeague(league, index, taken, problems));
  if (problems.count === 0) {
    checkRepeats(text, leagues, problems);
  }
  return { name, leagues };
}

function parseJson(text: string, problems: Problems): unknown {
  try {
    return JSON.parse(text);
  } catch {
    report(problems, {}, () => jsonMessage(text));
    return undefined;
  }
}

function jsonMessage(text: string): string {
  if (text.trim() === "") {
    return "must be a JSON object, got an empty text";
  }
  if (text.startsWith(byteOrderMark)) {
    return "must be JSON with no byte order mark in front (RFC 8259 §8.1)";
  }
  const fault = jsonFault(text);
  if (fault === undefined) {
    return "must be JSON that this machine can read, got one that is nested too deep";
  }
  const { line, column, found, expected } = fault;
  const got = found === undefined ? "the end of the text" : quote(found);
  return `must be JSON: line ${line}, column ${column} must be ${expected}, got ${got}`;
}

function readSeasonName(value: unknown, problems: Problems): string {
  const fault = nameFault(value);
  if (fault !== undefined) {
    report(problems, { field: "name" }, () => `${fault}, got ${quote(value)}`);
  }
  return typeof value === "string" ? value : "";
}

/**
 * Of two properties of one name `JSON.parse` keeps the last (RFC 8259 §4 leaves it open), so part of an
 * edit would be lost. A valid season has a known number of properties, so they are counted.
 */
function checkRepeats(text: string, leagues: readonly League[], problems: Problems): void {
  const due = leagues.reduce((sum, { schedule }) => sum + 3 + membersOf(schedule), 2);
  const found = text.match(properties)?.length ?? 0;
  if (found > due) {
    report(
      problems,
      {},
      () =>
        `must have no property twice in one object, got ${found} properties instead of ${due}:` +
        " look for a second name, leagues, teams, weeks, schedule, kickOff, venue or status",
    );
  }
}
