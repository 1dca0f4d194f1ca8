/**
 * `GET /v1/matches`: matches of the season, filtered, sorted and paged.
 *
 * @module
 */
import { count, exactly, listOf, ordinal, shared, text } from "../json-schema.ts";
import { isAsked } from "../match-filter.ts";
import { matchView } from "../match-view.ts";
import { pageLinks } from "../page-links.ts";
import {
  leagueInQuery,
  page,
  pageSize,
  played,
  type SortOrder,
  sort,
  teamInQuery,
  weekOnly,
} from "../parameters.ts";
import type { MatchEntry } from "../season-index.ts";
import { publicRoute } from "../season-resource.ts";

const path = "/v1/matches";

/** See the module. */
export const listMatches = publicRoute({
  path,
  operationId: "listMatches",
  summary: "Matches of the season, filtered, sorted and paged.",
  parameters: {
    league: leagueInQuery,
    week: weekOnly,
    team: teamInQuery,
    played,
    sort,
    page,
    pageSize,
  },
  schema: exactly({
    season: text,
    total: { ...count, description: "Number of matches on all pages." },
    page: ordinal,
    pages: count,
    pageSize: ordinal,
    matches: listOf(shared("Match")),
  }),
  reply: (asked, index) => {
    const found = index.matches.filter((match) => isAsked(match, asked));
    const pages = Math.ceil(found.length / asked.pageSize);
    const start = (asked.page - 1) * asked.pageSize;
    const shown = sorted(found, asked.sort).slice(start, start + asked.pageSize);
    const link = pageLinks(
      path,
      {
        league: asked.league?.id,
        week: asked.week,
        team: asked.team?.id,
        played: asked.played,
        sort: asked.sort,
        pageSize: asked.pageSize,
      },
      { page: asked.page, pages },
    );
    return {
      body: {
        season: index.name,
        total: found.length,
        page: asked.page,
        pages,
        pageSize: asked.pageSize,
        matches: shown.map(matchView),
      },
      ...(link === undefined ? {} : { link }),
    };
  },
});

/** @param matches In the order of the season, which is the order by week. */
function sorted(matches: readonly MatchEntry[], order: SortOrder): readonly MatchEntry[] {
  switch (order) {
    case "week":
      return matches;
    case "-week":
      return matches.toSorted((a, b) => b.week - a.week);
    case "team":
      return matches.toSorted((a, b) => compare(a.home.team.name, b.home.team.name));
    case "-team":
      return matches.toSorted((a, b) => compare(b.home.team.name, a.home.team.name));
  }
}

/** By UTF-16 code unit, which no locale changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
