/**
 * A season as the federation publishes it, parsed.
 *
 * @module
 */

/** One side of a game. */
export interface Side {
  readonly team: string;
  readonly tries: number;
  readonly conversions: number;
  readonly penalties: number;
  readonly dropGoals: number;
}

/** One game. All numbers are 0 while it has not been played. */
export interface Game {
  readonly played: boolean;
  readonly home: Side;
  readonly away: Side;
}

/** What is known of one game besides its line; every member is optional. */
export interface ScheduleEntry {
  /** RFC 3339, UTC, whole seconds: `2026-09-12T14:00:00Z`. */
  readonly kickOff?: string;
  readonly venue?: string;
  /**
   * `live`: in progress, with the score so far in its line. `void`: abandoned or annulled. Neither counts in
   * a table. Absent: the game is final once its line says that it was played.
   */
  readonly status?: "live" | "void";
}

/** Parallel to the weeks of a league and their games; `null` where nothing is known. */
export type Schedule = readonly (readonly (ScheduleEntry | null)[])[];

/** One league: its teams, and its games by week. */
export interface League {
  readonly name: string;
  readonly teams: readonly string[];
  readonly weeks: readonly (readonly Game[])[];
  readonly schedule?: Schedule;
}

/** A whole season. */
export interface Season {
  readonly name: string;
  readonly leagues: readonly League[];
}
