/**
 * A match in responses.
 *
 * @module
 */
import { score } from "../points.ts";
import { type NamedView, namedView } from "./named-view.ts";
import type { MatchEntry, SideEntry } from "./season-index.ts";

/** One side; the scores are present once the match has been played. */
export interface SideView extends NamedView {
  readonly points?: number;
  readonly tries?: number;
  readonly conversions?: number;
  readonly penalties?: number;
  readonly dropGoals?: number;
}

/** See `Match` in `sharedSchemas`. */
export interface MatchView {
  readonly league: NamedView;
  readonly week: number;
  readonly game: number;
  readonly played: boolean;
  readonly home: SideView;
  readonly away: SideView;
}

/** Converts a match; without scores until it has been played, since zeros would mean a draw. */
export function matchView({ league, week, game, played, home, away }: MatchEntry): MatchView {
  return {
    league: namedView(league),
    week,
    game,
    played,
    home: played ? scoredView(home) : namedView(home.team),
    away: played ? scoredView(away) : namedView(away.team),
  };
}

function scoredView({ team, side }: SideEntry): SideView {
  const { tries, conversions, penalties, dropGoals } = side;
  return { ...namedView(team), points: score(side), tries, conversions, penalties, dropGoals };
}
