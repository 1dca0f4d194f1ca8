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

/** One league: its teams, and its games by week. */
export interface League {
  readonly name: string;
  readonly teams: readonly string[];
  readonly weeks: readonly (readonly Game[])[];
}

/** A whole season. */
export interface Season {
  readonly name: string;
  readonly leagues: readonly League[];
}
