/**
 * `GET /v1/leagues/{league}/table`: the table of a league, current or after a week.
 *
 * @module
 */
import { exactly, listOf, ordinal, shared, text } from "../json-schema.ts";
import { namedView } from "../named-view.ts";
import { leagueInPath, weekUpTo } from "../parameters.ts";
import { publicRoute } from "../season-resource.ts";
import { tableView } from "../table-view.ts";

/** See the module. */
export const showTable = publicRoute({
  path: "/v1/leagues/{league}/table",
  operationId: "showTable",
  summary: "The table of a league, current or after a week.",
  parameters: { league: leagueInPath, week: weekUpTo },
  schema: exactly({
    season: text,
    league: shared("Named"),
    week: { ...ordinal, description: "The last counted week." },
    rows: listOf(shared("TableRow")),
  }),
  reply: ({ league, week = league.league.weeks.length }, index) => ({
    body: {
      season: index.name,
      league: namedView(league),
      week,
      rows: tableView(league, week),
    },
  }),
});
