/**
 * The view of a league: the table after a week, beside the games of that week.
 *
 * @module
 */
import type { MatchView } from "../functions/core/api/match-view.ts";
import type { DateText } from "./date-text.ts";
import { type Child, h } from "./dom.ts";
import { currentWeek, type Fixtures, tableAfter, tableCaption, weeksOf } from "./league-season.ts";
import { leagueTableElement } from "./league-table.ts";
import { matchList } from "./match-list.ts";
import { addressOf, type Place } from "./place.ts";
import { formOf } from "./team-season.ts";
import { unknownView } from "./unknown-view.ts";
import { fixturesPath, leagueClass, type ViewKind } from "./view-context.ts";

/** See the module. */
export const leagueView: ViewKind<Extract<Place, { kind: "league" }>> = {
  paths: ({ league }) => [fixturesPath(league)],
  render: (place, context) => {
    const fixtures = context.known(fixturesPath(place.league)).value as Fixtures;
    const { league } = fixtures;
    const weeks = weeksOf(fixtures);
    const week = place.week ?? currentWeek(fixtures);
    const games = weeks[week - 1];
    if (games === undefined) {
      return unknownView(`${league.name} has no week ${week}: it has ${weeks.length}.`, context);
    }
    const table = tableAfter(fixtures, week);
    const colours = leagueClass(context.leagues, league.id);
    return {
      title: `${league.name}, week ${week}`,
      content: [
        h("h1", { tabindex: -1, class: `title ${colours}` }, league.name),
        weekBar(league.id, week, weeks.length),
        h(
          "div",
          { class: `columns ${colours}` },
          h(
            "div",
            { class: "stack" },
            h(
              "section",
              { class: "card" },
              h("h2", { id: "table-title" }, "Table"),
              h("p", { class: "caption", id: "table-week" }, tableCaption(table, week)),
              leagueTableElement(table.rows, {
                league: league.id,
                labelledBy: "table-title",
                form: (team) => formOf(fixtures, team, table.week),
              }),
            ),
            weekCard(week - 1, weeks[week - 2], context.dates, "card earlier"),
          ),
          h(
            "div",
            { class: "stack" },
            ...[week, week + 1].map((each) => weekCard(each, weeks[each - 1], context.dates)),
          ),
        ),
      ],
    };
  },
};

function weekCard(
  week: number,
  games: readonly MatchView[] | undefined,
  dates: DateText,
  className = "card",
): Child {
  return (
    games !== undefined &&
    h("section", { class: className }, h("h2", {}, `Week ${week}`), matchList(games, dates))
  );
}

function weekBar(league: string, week: number, weeks: number): HTMLElement {
  const to = (other: number) => addressOf({ kind: "league", league, week: other });
  return h(
    "nav",
    { class: "week-bar", "aria-label": "Weeks" },
    step("earlier", "‹", "Earlier week", week > 1 ? to(week - 1) : undefined),
    h(
      "select",
      {
        "aria-label": "Week",
        // The option of the address is the one shown, also after going back.
        "data-key": `${league}-${week}`,
        onchange: (event) => {
          location.hash = to(Number((event.target as HTMLSelectElement).value));
        },
      },
      ...Array.from({ length: weeks }, (_, index) =>
        h("option", { value: index + 1, selected: index + 1 === week }, `Week ${index + 1}`),
      ),
    ),
    step("later", "›", "Later week", week < weeks ? to(week + 1) : undefined),
  );
}

/** A link that stays at the end, without an address, so that it keeps the focus. */
function step(id: string, text: string, label: string, href: string | undefined): Child {
  const end = { role: "link", "aria-disabled": "true", tabindex: 0 };
  return h(
    "a",
    { id, class: "step", "aria-label": label, ...(href === undefined ? end : { href }) },
    text,
  );
}
