/**
 * A match in responses.
 *
 * @module
 */
import { score } from "../points.ts";
import type { ScheduleEntry } from "../season-types.ts";
import { type NamedView, namedView } from "./named-view.ts";
import type { MatchEntry, SideEntry } from "./season-index.ts";

/** One side; the scores are present when the match has been played or is live. */
export interface SideView extends NamedView {
  readonly points?: number;
  readonly tries?: number;
  readonly conversions?: number;
  readonly penalties?: number;
  readonly dropGoals?: number;
}

/** See `Match` in `sharedSchemas`. */
export interface MatchView extends ScheduleEntry {
  readonly league: NamedView;
  readonly week: number;
  readonly game: number;
  readonly played: boolean;
  readonly home: SideView;
  readonly away: SideView;
}

/** Converts a match; without scores unless it has been played or is live, since zeros would mean a draw. */
export function matchView(match: MatchEntry): MatchView {
  const { league, week, game, played, home, away, kickOff, venue, status } = match;
  const isScored = played || status === "live";
  return {
    league: namedView(league),
    week,
    game,
    played,
    home: isScored ? scoredView(home) : namedView(home.team),
    away: isScored ? scoredView(away) : namedView(away.team),
    ...(kickOff === undefined ? {} : { kickOff }),
    ...(venue === undefined ? {} : { venue }),
    ...(status === undefined ? {} : { status }),
  };
}

function scoredView({ team, side }: SideEntry): SideView {
  const { tries, conversions, penalties, dropGoals } = side;
  return { ...namedView(team), points: score(side), tries, conversions, penalties, dropGoals };
}
