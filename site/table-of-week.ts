/**
 * The table of a league after a week.
 *
 * @module
 */
import { type LeagueTable, leagueTable } from "../functions/core/league-tables.ts";
import type { League } from "../functions/core/season-types.ts";

/** A table, and the week after which it is. */
interface WeekTable {
  readonly table: LeagueTable | undefined;
  /** From 1; 0 before the first. */
  readonly week: number;
}

/** Number of the last week with a played game, from 1; 0 when there is none. */
export function lastPlayedWeek({ weeks }: League): number {
  return weeks.findLastIndex((games) => games.some(({ played }) => played)) + 1;
}

/**
 * The table after a week. From the last played week on, it is the current table, which the edge function computes;
 * those of earlier weeks are computed here, by the same code.
 *
 * @param week From 0.
 */
export function tableOfWeek(
  league: League,
  week: number,
  current: LeagueTable | undefined,
): WeekTable {
  const last = lastPlayedWeek(league);
  return week + 1 >= last
    ? { table: current, week: last }
    : {
        table: leagueTable({ ...league, weeks: league.weeks.slice(0, week + 1) }),
        week: week + 1,
      };
}
