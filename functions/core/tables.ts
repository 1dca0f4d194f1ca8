/**
 * League tables: where every team stands after the games that have been played.
 *
 * @module
 */
import { bonusTries, drawPoints, score, winPoints } from "./points.ts";
import type { League, Season, Side } from "./season.ts";

/** One team's line in a table. Counts are of games or points, never negative unless said. */
export interface TableRow {
  readonly team: string;
  /** From 1; no two teams share one, since names break the last tie. */
  readonly position: number;
  readonly played: number;
  readonly won: number;
  readonly drawn: number;
  readonly lost: number;
  readonly pointsFor: number;
  readonly pointsAgainst: number;
  /** `pointsFor - pointsAgainst`; negative for a team that has been outscored. */
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

/** The tables of a season, leagues in the season's own order. */
export interface SeasonTables {
  /** The season's name. */
  readonly season: string;
  /**
   * How many weeks are complete: a week counts when every game of that number, in every league that
   * has a week of that number, has been played. A postponed game takes its own week out and no other.
   */
  readonly weeksComplete: number;
  readonly leagues: readonly LeagueTable[];
}

/** What is counted for one team; everything else in its row follows. */
interface Tally {
  readonly team: string;
  played: number;
  won: number;
  drawn: number;
  pointsFor: number;
  pointsAgainst: number;
  bonusPoints: number;
}

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
 * then name ascending by UTF-16 code unit, which no locale changes, so that every edge agrees.
 *
 * @throws never; a side that is no team of the league counts for nobody.
 */
export function leagueTable(league: League): LeagueTable {
  const tallies = new Map<string, Tally>();
  for (const team of league.teams) {
    tallies.set(team, emptyTally(team));
  }
  for (const week of league.weeks) {
    for (const { played, home, away } of week) {
      if (played) {
        const homeScore = score(home);
        const awayScore = score(away);
        count(tallies.get(home.team), home, homeScore, awayScore);
        count(tallies.get(away.team), away, awayScore, homeScore);
      }
    }
  }
  const rows = Array.from(tallies.values(), unplacedRow).sort(compareRows);
  return { name: league.name, rows: rows.map((row, index) => ({ ...row, position: index + 1 })) };
}

function emptyTally(team: string): Tally {
  return { team, played: 0, won: 0, drawn: 0, pointsFor: 0, pointsAgainst: 0, bonusPoints: 0 };
}

function count(tally: Tally | undefined, side: Side, scored: number, conceded: number): void {
  if (tally === undefined) {
    return;
  }
  tally.played += 1;
  tally.pointsFor += scored;
  tally.pointsAgainst += conceded;
  if (scored > conceded) {
    tally.won += 1;
  } else if (scored === conceded) {
    tally.drawn += 1;
  }
  if (side.tries >= bonusTries) {
    tally.bonusPoints += 1;
  }
}

function unplacedRow(tally: Tally): TableRow {
  const { team, played, won, drawn, pointsFor, pointsAgainst, bonusPoints } = tally;
  return {
    team,
    position: 0,
    played,
    won,
    drawn,
    lost: played - won - drawn,
    pointsFor,
    pointsAgainst,
    pointsDifference: pointsFor - pointsAgainst,
    bonusPoints,
    leaguePoints: won * winPoints + drawn * drawPoints + bonusPoints,
  };
}

/** Negative when `a` stands above `b`. */
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
    if (leagues.every((league) => league.weeks[week]?.every((game) => game.played) ?? true)) {
      complete += 1;
    }
  }
  return complete;
}
