/**
 * Renders the table of a league.
 *
 * @module
 */
import type { LeagueTable, TableRow } from "../functions/core/league-tables.ts";
import { byId, element } from "./element.ts";

/** One column. */
interface Column {
  readonly short: string;
  readonly long: string;
  readonly value: (row: TableRow) => number;
  /** `detail` is hidden on a narrow screen. */
  readonly className: "" | "detail" | "points";
}

const columns: readonly Column[] = [
  { short: "P", long: "Played", value: (row) => row.played, className: "" },
  { short: "W", long: "Won", value: (row) => row.won, className: "" },
  { short: "D", long: "Drawn", value: (row) => row.drawn, className: "" },
  { short: "L", long: "Lost", value: (row) => row.lost, className: "" },
  { short: "PF", long: "Points for", value: (row) => row.pointsFor, className: "detail" },
  { short: "PA", long: "Points against", value: (row) => row.pointsAgainst, className: "detail" },
  {
    short: "PD",
    long: "Points difference",
    value: (row) => row.pointsDifference,
    className: "detail",
  },
  { short: "BP", long: "Bonus points", value: (row) => row.bonusPoints, className: "detail" },
  { short: "Pts", long: "League points", value: (row) => row.leaguePoints, className: "points" },
];

/** Renders a table, or an empty one. @param week The week after which it is, from 1; 0 before the first. */
export function drawTable(table: LeagueTable | undefined, week: number): void {
  byId("table-title").textContent = table?.name ?? "Table";
  byId("table-week").textContent = week === 0 ? "Before the first week" : `After week ${week}`;
  const drawn = document.createElement("table");
  const head = drawn.createTHead().insertRow();
  head.append(heading("", "Position"), heading("Team", "Team"));
  head.append(...columns.map(({ short, long, className }) => heading(short, long, className)));
  const body = drawn.createTBody();
  for (const row of table?.rows ?? []) {
    const team = element("th", row.team);
    team.setAttribute("scope", "row");
    body
      .insertRow()
      .append(
        element("td", row.position),
        team,
        ...columns.map(({ value, className }) => element("td", signed(value(row)), className)),
      );
  }
  byId("table").replaceChildren(drawn);
}

function heading(short: string, long: string, className = ""): HTMLElement {
  const made = element("th", short, className);
  made.setAttribute("scope", "col");
  made.title = long;
  made.setAttribute("aria-label", long);
  return made;
}

/** With a minus sign as wide as a digit. */
function signed(value: number): string {
  return String(value).replace("-", "−");
}
