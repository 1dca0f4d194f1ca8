/**
 * One league, read from JSON and checked whole.
 *
 * @module
 */
import { nameFault, teamNameFault } from "./name-fault.ts";
import type { Problems } from "./problem.ts";
import { report } from "./problem.ts";
import { quote } from "./quote.ts";
import type { Size } from "./read-shape.ts";
import { readArray, readObject } from "./read-shape.ts";
import type { LeaguePlace } from "./read-weeks.ts";
import { calendarFor, readWeeks } from "./read-weeks.ts";
import type { League } from "./season.ts";
import { maxTeams } from "./season-limits.ts";

/** The names met so far, each with the league (from 1) that has it. Made for one reading. */
export interface TakenNames {
  readonly leagues: Map<string, number>;
  readonly teams: Map<string, number>;
}

const teamsSize: Size = { min: 2, max: maxTeams, noun: "teams" };

/**
 * Reads one league and reports everything that is wrong with it.
 *
 * @param index Of the league in its season, from 0.
 * @returns the league as far as it could be read: whole when nothing was reported.
 * @throws never
 */
export function readLeague(
  value: unknown,
  index: number,
  taken: TakenNames,
  problems: Problems,
): League {
  const found = readObject(value, ["name", "teams", "weeks"], { league: index }, problems);
  if (found === undefined) {
    return { name: "", teams: [], weeks: [] };
  }
  const place = { league: index, leagueName: found["name"] };
  const name = readName(found["name"], place, taken.leagues, problems);
  const teams = readTeams(found["teams"], place, taken.teams, problems);
  const calendar = calendarFor(isWhole(found["teams"], teams) ? teams : undefined);
  const weeks = readWeeks(found["weeks"], calendar, place, problems);
  return { name, teams, weeks };
}

function readName(
  value: unknown,
  place: LeaguePlace,
  taken: Map<string, number>,
  problems: Problems,
): string {
  const at = { ...place, field: "name" };
  const fault = nameFault(value);
  if (fault !== undefined) {
    report(problems, at, () => `${fault}, got ${quote(value)}`);
  }
  const name = typeof value === "string" ? value : "";
  take(taken, name, at, problems);
  return name;
}

/** Whether the teams are all there and of a sound number, so that their games can be judged. */
function isWhole(found: unknown, teams: readonly string[]): boolean {
  return (
    Array.isArray(found) &&
    found.length === teams.length &&
    teams.length >= teamsSize.min &&
    teams.length <= teamsSize.max
  );
}

/** @returns every team that is a string, so that the games of one that breaks a rule still find it. */
function readTeams(
  value: unknown,
  place: LeaguePlace,
  taken: Map<string, number>,
  problems: Problems,
): readonly string[] {
  const teams: string[] = [];
  for (const [index, team] of readArray(
    value,
    teamsSize,
    { ...place, field: "teams" },
    problems,
  ).entries()) {
    const at = { ...place, field: `team ${index + 1}` };
    const fault = teamNameFault(team);
    if (fault !== undefined) {
      report(problems, at, () => `${fault}, got ${quote(team)}`);
    }
    if (typeof team === "string") {
      teams.push(team);
      take(taken, team, at, problems);
    }
  }
  return teams;
}

/** A name belongs to one league or team of the season, so that a table row needs no other label. */
function take(
  taken: Map<string, number>,
  name: string,
  place: LeaguePlace,
  problems: Problems,
): void {
  const owner = taken.get(name);
  if (owner === undefined) {
    taken.set(name, place.league + 1);
  } else {
    report(problems, place, () => `must be unique, got ${quote(name)} as in league ${owner}`);
  }
}
