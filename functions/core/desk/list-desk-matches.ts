/**
 * `GET /desk/matches`: matches without a result, and recent ones.
 *
 * @module
 */
import { unkeptAnswer } from "../api/api-answer.ts";
import { withToken } from "../api/bearer-step.ts";
import { exactly, listOf, shared, text } from "../api/json-schema.ts";
import { isAsked } from "../api/match-filter.ts";
import { matchView } from "../api/match-view.ts";
import { leagueInQuery, weekOnly } from "../api/parameters.ts";
import { answered } from "../api/plan.ts";
import type { Route } from "../api/route.ts";
import type { LeagueEntry, MatchEntry } from "../api/season-index.ts";
import { marked, replyFrom, routeOf, type SeasonResource } from "../api/season-resource.ts";

/**
 * Number of recent weeks of a league: the last week with a played game, and the one before. Dates are optional in a
 * season, so they do not count.
 */
const recentWeeks = 2;

const parameters = { league: leagueInQuery, week: weekOnly };

const resource: SeasonResource<typeof parameters> = {
  path: "/desk/matches",
  operationId: "listDeskMatches",
  summary: "Matches without a result, and those that recently got one.",
  parameters,
  schema: exactly({ season: text, matches: listOf(shared("Match")) }),
  reply: (asked, index) => {
    const lastPlayed = lastPlayedWeeks(index.matches);
    const matches = index.matches.filter(
      (match) =>
        isAsked(match, asked) && (!match.played || isRecent(match, lastPlayed.get(match.league))),
    );
    return { body: { season: index.name, matches: matches.map(matchView) } };
  },
};

/** See the module. The response is not cached. */
export function listDeskMatches(scopes: readonly string[]): Route {
  return {
    ...routeOf(resource, scopes),
    plan: ({ path: inPath, request }, { realm }) =>
      withToken(request.authorization, scopes, realm, () => ({
        kind: "season",
        next: (lookup) => {
          const found = replyFrom(resource, { path: inPath, query: request.query }, lookup);
          return answered(
            found.kind === "reply" ? marked(unkeptAnswer(found.reply.body), lookup) : found.answer,
          );
        },
      })),
  };
}

function lastPlayedWeeks(matches: readonly MatchEntry[]): ReadonlyMap<LeagueEntry, number> {
  const weeks = new Map<LeagueEntry, number>();
  for (const { league, week, played } of matches) {
    if (played && week > (weeks.get(league) ?? 0)) {
      weeks.set(league, week);
    }
  }
  return weeks;
}

function isRecent({ week }: MatchEntry, lastPlayed = 0): boolean {
  return week > lastPlayed - recentWeeks;
}
