/**
 * The table of a league.
 *
 * @module
 */
import { h } from "./dom.ts";
import { formChips } from "./form-chips.ts";
import type { TeamRow } from "./league-season.ts";
import { addressOf } from "./place.ts";
import type { TeamMatch } from "./team-season.ts";

/** One column of numbers. */
interface Column {
  readonly short: string;
  readonly long: string;
  readonly value: (row: TeamRow) => number;
  /** On how wide a table it is shown: always, or from a width on. */
  readonly className: "" | "wide" | "points";
}

const columns: readonly Column[] = [
  { short: "P", long: "Played", value: (row) => row.played, className: "" },
  { short: "W", long: "Won", value: (row) => row.won, className: "" },
  { short: "D", long: "Drawn", value: (row) => row.drawn, className: "" },
  { short: "L", long: "Lost", value: (row) => row.lost, className: "" },
  { short: "PF", long: "Points for", value: (row) => row.pointsFor, className: "wide" },
  { short: "PA", long: "Points against", value: (row) => row.pointsAgainst, className: "wide" },
  { short: "PD", long: "Points difference", value: difference, className: "wide" },
  { short: "BP", long: "Bonus points", value: (row) => row.bonusPoints, className: "wide" },
  { short: "Pts", long: "League points", value: (row) => row.leaguePoints, className: "points" },
];

/** The columns of a small table. */
const fewColumns: readonly Column[] = [
  { short: "P", long: "Played", value: (row) => row.played, className: "" },
  { short: "PD", long: "Points difference", value: difference, className: "" },
  { short: "Pts", long: "League points", value: (row) => row.leaguePoints, className: "points" },
];

/** What a table is drawn with. */
interface TableTerms {
  /** Id of the league, for links. */
  readonly league: string;
  /** Id of the element that names the table. */
  readonly labelledBy: string;
  /** The last games of a team; absent in a small table. */
  readonly form?: (team: string) => readonly TeamMatch[];
  /** Id of a team that stands out. */
  readonly marked?: string;
}

/** Renders a table; a small one without form. */
export function leagueTableElement(rows: readonly TeamRow[], terms: TableTerms): HTMLElement {
  const { form, labelledBy } = terms;
  const shown = form === undefined ? fewColumns : columns;
  return h(
    "table",
    { "aria-labelledby": labelledBy, class: form === undefined ? "small" : "full" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heading("#", "Position"),
        h("th", { scope: "col", class: "team" }, "Team"),
        ...shown.map(({ short, long, className }) => heading(short, long, className)),
        form !== undefined && h("th", { scope: "col", class: "form" }, "Form"),
      ),
    ),
    h("tbody", {}, ...rows.map((row) => tableRow(row, shown, terms))),
  );
}

function tableRow(row: TeamRow, shown: readonly Column[], terms: TableTerms): HTMLElement {
  const { league, form, marked } = terms;
  const { id, name } = row.team;
  const href = addressOf({ kind: "team", league, team: id });
  return h(
    "tr",
    { "data-key": id, class: id === marked && "marked" },
    h("td", {}, row.position),
    h("th", { scope: "row", class: "team" }, id === "" ? name : h("a", { href }, name)),
    ...shown.map(({ value, className }) => h("td", { class: className }, signed(value(row)))),
    form !== undefined && h("td", { class: "form" }, formChips(form(id))),
  );
}

function heading(short: string, long: string, className = ""): HTMLElement {
  return h("th", { scope: "col", class: className }, h("abbr", { title: long }, short));
}

function difference(row: TeamRow): number {
  return row.pointsDifference;
}

/** With a minus sign as wide as a digit. */
function signed(value: number): string {
  return String(value).replace("-", "−");
}
