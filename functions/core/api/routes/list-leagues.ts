/**
 * `GET /v1/leagues`: every league of the season.
 *
 * @module
 */
import { count, exactly, listOf, text } from "../json-schema.ts";
import { namedView } from "../named-view.ts";
import { publicRoute } from "../season-resource.ts";

/** See the module. */
export const listLeagues = publicRoute({
  path: "/v1/leagues",
  operationId: "listLeagues",
  summary: "Every league of the season, in the season's order.",
  parameters: {},
  schema: exactly({
    season: text,
    leagues: listOf(
      exactly({ id: text, name: text, teams: count, weeks: count, weeksComplete: count }),
    ),
  }),
  reply: (_, index) => ({
    body: {
      season: index.name,
      leagues: index.leagues.map((entry) => ({
        ...namedView(entry),
        teams: entry.teams.length,
        weeks: entry.league.weeks.length,
        weeksComplete: entry.weeksComplete,
      })),
    },
  }),
});
