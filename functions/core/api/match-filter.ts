/**
 * Which matches are asked for.
 *
 * @module
 */
import type { LeagueEntry, MatchEntry, TeamEntry } from "./season-index.ts";

/** What to keep to; what is not given keeps to nothing. */
export interface MatchFilter {
  readonly league?: LeagueEntry | undefined;
  readonly week?: number | undefined;
  /** At home or away. */
  readonly team?: TeamEntry | undefined;
  readonly played?: boolean | undefined;
}

/** Whether a match is within all of them. */
export function isAsked(match: MatchEntry, { league, week, team, played }: MatchFilter): boolean {
  return (
    (league === undefined || match.league === league) &&
    (week === undefined || match.week === week) &&
    (team === undefined || match.home.team === team || match.away.team === team) &&
    (played === undefined || match.played === played)
  );
}
