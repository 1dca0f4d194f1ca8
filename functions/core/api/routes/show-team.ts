/**
 * `GET /v1/teams/{team}`: a team, its table row and its matches.
 *
 * @module
 */
import { exactly, listOf, shared, text } from "../json-schema.ts";
import { isAsked } from "../match-filter.ts";
import { matchView } from "../match-view.ts";
import { namedView } from "../named-view.ts";
import { teamInPath } from "../parameters.ts";
import { publicRoute } from "../season-resource.ts";
import { tableView } from "../table-view.ts";

/** See the module. */
export const showTeam = publicRoute({
  path: "/v1/teams/{team}",
  operationId: "showTeam",
  summary: "A team, its table row and its matches.",
  parameters: { team: teamInPath },
  schema: exactly({
    season: text,
    id: text,
    name: text,
    league: shared("Named"),
    standing: shared("TableRow"),
    matches: listOf(shared("Match")),
  }),
  reply: ({ team }, index) => ({
    body: {
      season: index.name,
      ...namedView(team),
      league: namedView(team.league),
      standing: tableView(team.league, team.league.league.weeks.length).find(
        (row) => row.team.id === team.id,
      ),
      matches: index.matches.filter((match) => isAsked(match, { team })).map(matchView),
    },
  }),
});
