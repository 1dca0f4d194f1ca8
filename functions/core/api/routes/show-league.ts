/**
 * `GET /v1/leagues/{league}`: one league and its teams.
 *
 * @module
 */
import { count, exactly, listOf, shared, text } from "../json-schema.ts";
import { namedView } from "../named-view.ts";
import { leagueInPath } from "../parameters.ts";
import { publicRoute } from "../season-resource.ts";

/** See the module. */
export const showLeague = publicRoute({
  path: "/v1/leagues/{league}",
  operationId: "showLeague",
  summary: "One league and its teams.",
  parameters: { league: leagueInPath },
  schema: exactly({
    season: text,
    id: text,
    name: text,
    weeks: count,
    weeksComplete: count,
    teams: listOf(shared("Named")),
  }),
  reply: ({ league }, index) => ({
    body: {
      season: index.name,
      ...namedView(league),
      weeks: league.league.weeks.length,
      weeksComplete: league.weeksComplete,
      teams: league.teams.map(namedView),
    },
  }),
});
