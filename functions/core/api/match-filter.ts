/**
 * Filters matches.
 *
 * @module
 */
import type { LeagueEntry, MatchEntry, TeamEntry } from "./season-index.ts";

/** The conditions; an absent one matches everything. */
export interface MatchFilter {
  readonly league?: LeagueEntry | undefined;
  readonly week?: number | undefined;
  /** At home or away. */
  readonly team?: TeamEntry | undefined;
  readonly played?: boolean | undefined;
}

/** Whether a match meets all conditions. */
export function isAsked(match: MatchEntry, { league, week, team, played }: MatchFilter): boolean {
  return (
    (league === undefined || match.league === league) &&
    (week === undefined || match.week === week) &&
    (team === undefined || match.home.team === team || match.away.team === team) &&
    (played === undefined || match.played === played)
  );
}
