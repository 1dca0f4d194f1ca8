/**
 * Reads one league from JSON and validates it.
 *
 * @module
 */
import { nameFault, teamNameFault } from "./name-fault.ts";
import type { Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import { readSchedule } from "./read-schedule.ts";
import type { Size } from "./read-shape.ts";
import { arrayFault, elementsOf, readObject } from "./read-shape.ts";
import type { LeaguePlace } from "./read-weeks.ts";
import { calendarFor, readWeeks } from "./read-weeks.ts";
import { maxTeams } from "./season-limits.ts";
import type { League } from "./season-types.ts";

/** The names so far, each with its league (from 0), during one read. */
export interface TakenNames {
  readonly leagues: Map<string, number>;
  readonly teams: Map<string, number>;
}

const teamsSize: Size = { min: 2, max: maxTeams, noun: "team" };

/**
 * Reads one league and reports every problem with it.
 *
 * @param index Index of the league in its season.
 * @returns the league as far as it could be read: complete when nothing was reported.
 * @throws never
 */
export function readLeague(
  value: unknown,
  index: number,
  taken: TakenNames,
  problems: Problems,
): League {
  const found = readObject(
    value,
    ["name", "teams", "weeks", "schedule"],
    { league: index },
    problems,
  );
  if (found === undefined) {
    return { name: "", teams: [], weeks: [] };
  }
  const place = { league: index, leagueName: found["name"] };
  const name = readName(found["name"], place, taken.leagues, problems);
  const before = problems.count;
  const teams = readTeams(found["teams"], place, taken.teams, problems);
  const areSound = problems.count === before;
  // With missing or too many teams, the fixtures cannot be checked.
  const areKnown =
    teams.length === elementsOf(found["teams"]).length &&
    arrayFault(teams, teamsSize) === undefined;
  const calendar = calendarFor(areKnown ? teams : undefined, areSound);
  const weeks = readWeeks(found["weeks"], calendar, place, problems);
  const { schedule } = found;
  return schedule === undefined
    ? { name, teams, weeks }
    : { name, teams, weeks, schedule: readSchedule(schedule, found["weeks"], place, problems) };
}

function readName(
  value: unknown,
  place: LeaguePlace,
  taken: Map<string, number>,
  problems: Problems,
): string {
  const fault = nameFault(value) ?? takenFault(value, place.league, taken);
  if (fault !== undefined) {
    report(problems, { ...place, field: "name" }, () => `${fault}, got ${quote(value)}`);
  }
  return typeof value === "string" ? value : "";
}

/** @returns every team that is a string, so that games of a team with an invalid name still find it. */
function readTeams(
  value: unknown,
  place: LeaguePlace,
  taken: Map<string, number>,
  problems: Problems,
): readonly string[] {
  const sizeFault = arrayFault(value, teamsSize);
  if (sizeFault !== undefined) {
    report(problems, { ...place, field: "teams" }, () => sizeFault);
  }
  const found = elementsOf(value);
  for (let index = 0; index < found.length; index += 1) {
    const team = found[index];
    const fault = teamNameFault(team) ?? takenFault(team, place.league, taken);
    if (fault !== undefined) {
      const at = { ...place, field: `team ${index + 1}` };
      report(problems, at, () => `${fault}, got ${quote(team)}`);
    }
  }
  return found.filter((team) => typeof team === "string");
}

/**
 * Takes a name, which must be unique in a season.
 *
 * @param league From 0.
 * @returns the problem when the name is already taken.
 */
function takenFault(name: unknown, league: number, taken: Map<string, number>): string | undefined {
  const owner = taken.get(String(name));
  if (owner === undefined) {
    taken.set(String(name), league);
  }
  return owner === undefined ? undefined : `must be unique, is taken in league ${owner + 1}`;
}
