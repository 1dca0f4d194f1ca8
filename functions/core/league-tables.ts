/**
 * League tables: the ranking of the teams after the games that count: played, neither live nor void.
 *
 * @module
 */
import { isFinal, isSettled } from "./game-state.ts";
import { bonusTries, drawPoints, score, winPoints } from "./points.ts";
import type { League, Season, Side } from "./season-types.ts";

/** One team's row. Counts of games or points, 0 or more unless noted. */
export interface TableRow {
  readonly team: string;
  /** From 1; unique, since names break the last tie. */
  readonly position: number;
  readonly played: number;
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
  readonly pointsFor: number;
  readonly pointsAgainst: number;
  /** `pointsFor - pointsAgainst`; can be negative. */
  readonly pointsDifference: number;
  /** One for each game with {@link bonusTries} tries or more; included in `leaguePoints`. */
  readonly bonusPoints: number;
  readonly leaguePoints: number;
}

/** The table of one league, first team first. */
export interface LeagueTable {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** The tables of a season, leagues in the season's order. */
export interface SeasonTables {
  /** The season's name. */
  readonly season: string;
  /**
   * Number of complete weeks: a week is complete when every game of that week number in every league
   * has been played to its end or is void.
   */
  readonly weeksComplete: number;
  readonly leagues: readonly LeagueTable[];
}

/** A row during counting. */
type Draft = { -readonly [Column in keyof TableRow]: TableRow[Column] };

/**
 * Computes every table of a season, in time linear in its games.
 *
 * @throws never
 */
export function seasonTables(season: Season): SeasonTables {
  return {
    season: season.name,
    weeksComplete: countCompleteWeeks(season.leagues),
    leagues: season.leagues.map(leagueTable),
  };
}

/**
 * Computes one table. Order: league points, wins, points difference, bonus points, each descending;
 * then name ascending by UTF-16 code unit, which does not depend on a locale.
 *
 * @throws never; a side that is not a team of the league is ignored.
 */
export function leagueTable({ name, teams, weeks, schedule }: League): LeagueTable {
  const drafts = new Map(teams.map((team) => [team, emptyRow(team)]));
  for (const [index, week] of weeks.entries()) {
    const entries = schedule?.[index];
    for (const [position, game] of week.entries()) {
      if (isFinal(game, entries?.[position])) {
        const { home, away } = game;
        const homeScore = score(home);
        const awayScore = score(away);
        count(drafts.get(home.team), home, homeScore, awayScore);
        count(drafts.get(away.team), away, awayScore, homeScore);
      }
    }
  }
  const rows = [...drafts.values()].sort(compareRows);
  for (const [index, row] of rows.entries()) {
    row.position = index + 1;
  }
  return { name, rows };
}

function emptyRow(team: string): Draft {
  return {
    team,
    position: 0,
    played: 0,
    won: 0,
    drawn: 0,
    lost: 0,
    pointsFor: 0,
    pointsAgainst: 0,
    pointsDifference: 0,
    bonusPoints: 0,
    leaguePoints: 0,
  };
}

function count(row: Draft | undefined, side: Side, scored: number, conceded: number): void {
  if (row === undefined) {
    return;
  }
  row.played += 1;
  row.pointsFor += scored;
  row.pointsAgainst += conceded;
  row.pointsDifference += scored - conceded;
  if (scored > conceded) {
    row.won += 1;
    row.leaguePoints += winPoints;
  } else if (scored === conceded) {
    row.drawn += 1;
    row.leaguePoints += drawPoints;
  } else {
    row.lost += 1;
  }
  if (side.tries >= bonusTries) {
    row.bonusPoints += 1;
    row.leaguePoints += 1;
  }
}

/** Negative when `a` ranks above `b`. */
function compareRows(a: TableRow, b: TableRow): number {
  return (
    b.leaguePoints - a.leaguePoints ||
    b.won - a.won ||
    b.pointsDifference - a.pointsDifference ||
    b.bonusPoints - a.bonusPoints ||
    (a.team < b.team ? -1 : 1)
  );
}

function countCompleteWeeks(leagues: readonly League[]): number {
  const longest = leagues.reduce((weeks, league) => Math.max(weeks, league.weeks.length), 0);
  let complete = 0;
  for (let week = 0; week < longest; week += 1) {
    if (leagues.every((league) => isWeekComplete(league, week))) {
      complete += 1;
    }
  }
  return complete;
}

/** Whether every game of a week, counted from 0, is final or void; also for a week that a league does not have. */
export function isWeekComplete({ weeks, schedule }: League, week: number): boolean {
  const entries = schedule?.[week];
  return weeks[week]?.every((game, index) => isSettled(game, entries?.[index])) ?? true;
}
