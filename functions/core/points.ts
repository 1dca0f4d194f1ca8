/**
 * Points for scores in a game, and league points for its result.
 *
 * @module
 */
import type { Side } from "./season-types.ts";

/** Points for each kind of score. */
const perTry = 5;
const perConversion = 2;
const perPenalty = 3;
const perDropGoal = 3;

/** League points for the result of a game; a loss has none. */
export const winPoints = 4;
/** See {@link winPoints}. */
export const drawPoints = 2;

/** Tries for one bonus point, with any result. */
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
