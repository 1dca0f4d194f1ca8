/**
 * The score of a match as a text.
 *
 * @module
 */
import type { MatchView, SideView } from "../functions/core/api/match-view.ts";
import type { DateText } from "./date-text.ts";

/** The score of the sides in this order, the time of the kick-off, or what else is known of a match. */
export function scoreText(
  first: SideView,
  second: SideView,
  { status, kickOff }: MatchView,
  dates: DateText,
): string {
  if (status === "void") {
    return "void";
  }
  if (first.points !== undefined && second.points !== undefined) {
    return `${first.points} – ${second.points}`;
  }
  return kickOff === undefined ? "to play" : dates.time(kickOff);
}
