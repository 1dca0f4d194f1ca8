/**
 * The season of one league, as the page shows it: weeks, tables, teams.
 *
 * @module
 */
import type { MatchView, SideView } from "../functions/core/api/match-view.ts";
import type { NamedView } from "../functions/core/api/named-view.ts";
import { isFinal as isFinalGame } from "../functions/core/game-state.ts";
import { leagueTable, type TableRow } from "../functions/core/league-tables.ts";
import type { Game, Side } from "../functions/core/season-types.ts";

/** Response of `/v1/leagues/{league}/fixtures`. */
export interface Fixtures {
  readonly season: string;
  readonly league: NamedView;
  readonly matches: readonly MatchView[];
}

/** A row of a table, with the team's id. */
export type TeamRow = Omit<TableRow, "team"> & { readonly team: NamedView };

/** A table, and what it counts. */
export interface WeekTable {
  readonly rows: readonly TeamRow[];
  /** The last week of which it counts a game, from 1; 0 before the first game. */
  readonly week: number;
  /** Number of games of that week: all, and those that are counted. */
  readonly games: number;
  readonly counted: number;
}

/** Whether a match counts in the tables. */
export function isFinal(match: MatchView): boolean {
  return isFinalGame(gameOf(match), match);
}

/** The matches of each week, week 1 first. */
export function weeksOf({ matches }: Fixtures): readonly (readonly MatchView[])[] {
  const last = matches.reduce((weeks, { week }) => Math.max(weeks, week), 0);
  return Array.from({ length: last }, (_, index) =>
    matches.filter(({ week }) => week === index + 1),
  );
}

/** Every team of the league, by name. */
export function teamsOf({ matches }: Fixtures): readonly NamedView[] {
  const teams = new Map<string, NamedView>();
  for (const { id, name } of matches.flatMap(({ home, away }) => [home, away])) {
    teams.set(id, { id, name });
  }
  return [...teams.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Number of the last week with a game that counts, from 1; 0 when there is none. */
export function lastCountedWeek({ matches }: Fixtures): number {
  return matches.filter(isFinal).reduce((last, { week }) => Math.max(last, week), 0);
}

/** The table after a week, computed by the code of the edge function. @param week From 1. */
export function tableAfter(fixtures: Fixtures, week: number): WeekTable {
  const shown = Math.min(week, lastCountedWeek(fixtures));
  const weeks = weeksOf(fixtures);
  const teams = teamsOf(fixtures);
  const byName = new Map(teams.map((team) => [team.name, team]));
  const counted = weeks.slice(0, shown);
  const { rows } = leagueTable({
    name: fixtures.league.name,
    teams: teams.map(({ name }) => name),
    weeks: counted.map((each) => each.map(gameOf)),
    schedule: counted,
  });
  const games = weeks[shown - 1] ?? [];
  return {
    rows: rows.map((row) => ({ ...row, team: byName.get(row.team) ?? { id: "", name: row.team } })),
    week: shown,
    games: games.length,
    counted: games.filter(isFinal).length,
  };
}

/** What a table says about the week that it follows. */
export function tableCaption(table: WeekTable, week: number): string {
  if (table.week === 0) {
    return "Before the first game";
  }
  const part =
    table.counted < table.games ? ` (${table.counted} of ${table.games} games of that week)` : "";
  return table.week < week
    ? `Current table, after week ${table.week}${part}: no game of week ${week} counts yet`
    : `After week ${table.week}${part}`;
}

/** The week to show first: the last one that has begun, or week 1. */
export function currentWeek(fixtures: Fixtures): number {
  const weeks = weeksOf(fixtures);
  const begun = weeks.findLastIndex((games) =>
    games.some((match) => isFinal(match) || match.status === "live"),
  );
  return Math.max(1, begun + 1);
}

function gameOf(match: MatchView): Game {
  return { played: match.played, home: sideOf(match.home), away: sideOf(match.away) };
}

function sideOf(side: SideView): Side {
  const { name, tries = 0, conversions = 0, penalties = 0, dropGoals = 0 } = side;
  return { team: name, tries, conversions, penalties, dropGoals };
}
