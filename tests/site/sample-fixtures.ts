/**
 * Responses of the API for sample seasons.
 *
 * @module
 */

import { type MatchView, matchView } from "../../functions/core/api/match-view.ts";
import { indexSeason } from "../../functions/core/api/season-index.ts";
import type { Season } from "../../functions/core/season-types.ts";
import type { Fixtures } from "../../site/league-season.ts";

/** The fixtures of the first league, as `/v1/leagues/{league}/fixtures` returns them. */
export function fixturesOf(season: Season): Fixtures {
  const index = indexSeason(season);
  const [league = { id: "", name: "" }] = index.leagues;
  const matches = index.matches.filter((match) => match.league.id === league.id).map(matchView);
  return { season: season.name, league: { id: league.id, name: league.name }, matches };
}

/** Changes the matches that a condition names. */
export function changed(
  fixtures: Fixtures,
  isChanged: (match: MatchView) => boolean,
  change: Partial<MatchView>,
): Fixtures {
  const matches = fixtures.matches.map((match) =>
    isChanged(match) ? { ...match, ...change } : match,
  );
  return { ...fixtures, matches };
}
