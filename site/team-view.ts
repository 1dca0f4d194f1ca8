/**
 * The view of a team: its place in the table, its form and its season.
 *
 * @module
 */
import { type Child, h, s } from "./dom.ts";
import { chip, formChips } from "./form-chips.ts";
import { type Fixtures, lastCountedWeek, tableAfter, teamsOf } from "./league-season.ts";
import { leagueTableElement } from "./league-table.ts";
import { addressOf, type Place } from "./place.ts";
import { scoreText } from "./score-text.ts";
import { formOf, positionsOf, type TeamMatch, teamMatches } from "./team-season.ts";
import { unknownView } from "./unknown-view.ts";
import { fixturesPath, leagueClass, type ViewContext, type ViewKind } from "./view-context.ts";

/** See the module. */
export const teamView: ViewKind<Extract<Place, { kind: "team" }>> = {
  paths: ({ league }) => [fixturesPath(league)],
  render: ({ league: leagueId, team: id }, context) => {
    const fixtures = context.known(fixturesPath(leagueId)).value as Fixtures;
    const { league } = fixtures;
    const teams = teamsOf(fixtures);
    const team = teams.find((each) => each.id === id);
    const { rows } = tableAfter(fixtures, lastCountedWeek(fixtures));
    const row = rows.find((each) => each.team.id === id);
    if (team === undefined || row === undefined) {
      return unknownView(`${league.name} has no team “${id}”.`, context);
    }
    const colours = leagueClass(context.leagues, league.id);
    const leagueLink = h(
      "a",
      { href: addressOf({ kind: "league", league: league.id }) },
      league.name,
    );
    return {
      title: team.name,
      content: [
        h("h1", { tabindex: -1, class: `title ${colours}` }, team.name),
        h("p", { class: "lead" }, `${ordinal(row.position)} of ${teams.length} in `, leagueLink),
        h(
          "dl",
          { class: "tiles" },
          ...tile("Points", row.leaguePoints),
          ...tile("Won", row.won),
          ...tile("Drawn", row.drawn),
          ...tile("Lost", row.lost),
          ...tile("Scored", `${row.pointsFor} – ${row.pointsAgainst}`),
          ...tile("Form", formChips(formOf(fixtures, id))),
        ),
        h(
          "div",
          { class: `columns ${colours}` },
          h(
            "section",
            { class: "card" },
            h("h2", {}, "Season"),
            h(
              "ol",
              { class: "season" },
              ...teamMatches(fixtures, id).map((match) => seasonItem(match, context)),
            ),
          ),
          h(
            "div",
            { class: "stack" },
            h(
              "section",
              { class: "card" },
              h("h2", { id: "table-title" }, "Table"),
              leagueTableElement(rows, {
                league: league.id,
                labelledBy: "table-title",
                marked: id,
              }),
            ),
            positionChart(positionsOf(fixtures, id), teams.length),
          ),
        ),
      ],
    };
  },
};

function tile(name: string, value: Child): readonly HTMLElement[] {
  return [h("div", {}, h("dt", {}, name), h("dd", {}, value))];
}

function seasonItem(game: TeamMatch, { dates }: ViewContext): HTMLElement {
  const { match, own, other, isHome, outcome } = game;
  const { week, kickOff, venue, status } = match;
  const league = match.league.id;
  const when = kickOff === undefined ? undefined : dates.shortDay(kickOff);
  const where = isHome ? "home" : "away";
  return h(
    "li",
    {},
    h("a", { class: "of-week", href: addressOf({ kind: "league", league, week }) }, `Week ${week}`),
    h("span", { class: "when" }, when),
    h(
      "a",
      { class: "opponent", href: addressOf({ kind: "team", league, team: other.id }) },
      other.name,
    ),
    h("span", { class: "where" }, venue === undefined ? where : `${where}, ${venue}`),
    h(
      "span",
      { class: own.points === undefined || status === "void" ? "score open" : "score" },
      status === "live" && h("strong", { class: "live" }, "Live"),
      scoreText(own, other, match, dates),
    ),
    h("span", { class: "outcome" }, outcome !== undefined && chip(game)),
  );
}

/** Width and height of the chart's drawing area; it scales. */
const chart = { width: 320, height: 120, edge: 14 } as const;

/** Draws the position after each week; nothing before the first. */
function positionChart(positions: readonly number[], teams: number): Child {
  if (positions.length < 2) {
    return undefined;
  }
  const x = (index: number) =>
    chart.edge + (index / (positions.length - 1)) * (chart.width - 2 * chart.edge);
  const y = (position: number) =>
    chart.edge + ((position - 1) / Math.max(1, teams - 1)) * (chart.height - 2 * chart.edge);
  const points = positions.map(
    (position, index) => `${x(index).toFixed(1)},${y(position).toFixed(1)}`,
  );
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "Position after each week"),
    s(
      "svg",
      {
        class: "chart",
        viewBox: `0 0 ${chart.width} ${chart.height}`,
        role: "img",
        "aria-label": positions
          .map((position, index) => `week ${index + 1}: ${position}`)
          .join(", "),
      },
      s("line", { x1: chart.edge, x2: chart.width - chart.edge, y1: y(1), y2: y(1) }),
      s("line", { x1: chart.edge, x2: chart.width - chart.edge, y1: y(teams), y2: y(teams) }),
      s("polyline", { points: points.join(" ") }),
      s("text", { x: 0, y: y(1) + 4 }, 1),
      s("text", { x: 0, y: y(teams) + 4 }, teams),
      ...points.map((point) => {
        const [cx = "", cy = ""] = point.split(",");
        return s("circle", { cx, cy, r: 4 });
      }),
    ),
  );
}

/** `1st`, `22nd`. */
function ordinal(value: number): string {
  const endings = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" } as const;
  return `${value}${endings[new Intl.PluralRules("en", { type: "ordinal" }).select(value)]}`;
}
