/**
 * `GET /v1/leagues/{league}/fixtures`: the matches of a league, with results.
 *
 * @module
 */
import { exactly, listOf, shared, text } from "../json-schema.ts";
import { isAsked } from "../match-filter.ts";
import { matchView } from "../match-view.ts";
import { namedView } from "../named-view.ts";
import { leagueInPath, teamInQuery, weekOnly } from "../parameters.ts";
import { publicRoute } from "../season-resource.ts";

/** See the module. */
export const listFixtures = publicRoute({
  path: "/v1/leagues/{league}/fixtures",
  operationId: "listFixtures",
  summary: "The matches of a league, by week, with results.",
  parameters: { league: leagueInPath, week: weekOnly, team: teamInQuery },
  schema: exactly({ season: text, league: shared("Named"), matches: listOf(shared("Match")) }),
  reply: (asked, index) => ({
    body: {
      season: index.name,
      league: namedView(asked.league),
      matches: index.matches.filter((match) => isAsked(match, asked)).map(matchView),
    },
  }),
});
