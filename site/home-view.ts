/**
 * The first view: every league with its table, its latest results and its next games.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import type { NamedView } from "../functions/core/api/named-view.ts";
import type { LeagueTable, SeasonTables } from "../functions/core/league-tables.ts";
import { h } from "./dom.ts";
import type { TeamRow } from "./league-season.ts";
import { leagueTableElement } from "./league-table.ts";
import { matchList } from "./match-list.ts";
import { addressOf, type Place } from "./place.ts";
import { leagueClass, type ViewContext, type ViewKind } from "./view-context.ts";

/** Response of `/v1/matches`. */
interface MatchPage {
  readonly total: number;
  readonly matches: readonly MatchView[];
}

/** The tables that the edge function computes. */
const tablesPath = "/rugby_data.json?tables=current";

/** Largest page of the API. */
const pageSize = 100;

function weekPath(week: number): string {
  return `/v1/matches?week=${week}&pageSize=${pageSize}`;
}

/** The last complete week and the next one, as far as the season has them. */
function shownWeeks({ weeksComplete }: SeasonTables, weeks: number): readonly number[] {
  return [weeksComplete, weeksComplete + 1].filter((week) => week >= 1 && week <= weeks);
}

/** See the module. */
export const homeView: ViewKind<Extract<Place, { kind: "home" }>> = {
  paths: (_, known) => {
    const tables = known(tablesPath).value as SeasonTables | undefined;
    // A season without the next week has an empty page of it.
    const next = tables === undefined ? [] : shownWeeks(tables, Number.POSITIVE_INFINITY);
    return [tablesPath, ...next.map(weekPath)];
  },
  render: (_, context) => {
    const { leagues } = context;
    const tables = context.known(tablesPath).value as SeasonTables;
    const weeks = Math.max(...leagues.leagues.map((league) => league.weeks));
    const shown = shownWeeks(tables, weeks).map((week) => ({
      week,
      page: context.known(weekPath(week)).value as MatchPage,
    }));
    return {
      title: "Tables and results",
      content: [
        h("h1", { tabindex: -1 }, leagues.season),
        h("p", { class: "lead" }, `After ${tables.weeksComplete} of ${weeks} weeks`),
        h(
          "div",
          { class: "cards" },
          ...leagues.leagues.map((league, index) =>
            card(league, tables.leagues[index], shown, context),
          ),
        ),
      ],
    };
  },
};

function card(
  league: NamedView,
  table: LeagueTable | undefined,
  weeks: readonly { readonly week: number; readonly page: MatchPage }[],
  { leagues, dates }: ViewContext,
): HTMLElement {
  const title = `card-${league.id}`;
  const lists = weeks.map(({ week, page }) => ({
    week,
    // A page that does not have every match of the week may lack some of this league.
    matches:
      page.total > page.matches.length
        ? []
        : page.matches.filter((match) => match.league.id === league.id),
  }));
  const ids = new Map(
    lists
      .flatMap(({ matches }) => matches.flatMap(({ home, away }) => [home, away]))
      .map(({ id, name }) => [name, id] as const),
  );
  const rows: readonly TeamRow[] = (table?.rows ?? []).map((row) => ({
    ...row,
    team: { id: ids.get(row.team) ?? "", name: row.team },
  }));
  return h(
    "section",
    { class: `card ${leagueClass(leagues, league.id)}`, "data-key": league.id },
    h(
      "h2",
      { id: title },
      h("a", { href: addressOf({ kind: "league", league: league.id }) }, league.name),
    ),
    leagueTableElement(rows, { league: league.id, labelledBy: title }),
    ...lists
      .filter(({ matches }) => matches.length > 0)
      .map(({ week, matches }) =>
        h(
          "div",
          { class: "week" },
          h(
            "h3",
            {},
            h(
              "a",
              { href: addressOf({ kind: "league", league: league.id, week }) },
              `Week ${week}`,
            ),
          ),
          matchList(matches, dates),
        ),
      ),
  );
}
