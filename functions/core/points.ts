/**
 * What a game is worth: points on the board, and points in the league.
 *
 * @module
 */
import type { Side } from "./season-types.ts";

/** Points on the board for each way of scoring. */
const perTry = 5;
const perConversion = 2;
const perPenalty = 3;
const perDropGoal = 3;

/** League points for the outcome of a game; a loss is worth nothing. */
export const winPoints = 4;
/** See {@link winPoints}. */
export const drawPoints = 2;

/** A side that scores this many tries earns one bonus point, win or lose. */
export const bonusTries = 4;

/** The score of one side. */
export function score(side: Side): number {
  return (
    side.tries * perTry +
    side.conversions * perConversion +
    side.penalties * perPenalty +
    side.dropGoals * perDropGoal
  );
}
