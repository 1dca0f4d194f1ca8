/**
 * A league's table, drawn.
 *
 * @module
 */
import type { LeagueTable, TableRow } from "../functions/core/tables.ts";
import { byId, element } from "./element.ts";

/** Columns in order: heading, what it stands for, and the value. */
const columns: readonly (readonly [string, string, (row: TableRow) => number])[] = [
  ["P", "Played", (row) => row.played],
  ["W", "Won", (row) => row.won],
  ["D", "Drawn", (row) => row.drawn],
  ["L", "Lost", (row) => row.lost],
  ["PF", "Points for", (row) => row.pointsFor],
  ["PA", "Points against", (row) => row.pointsAgainst],
  ["PD", "Points difference", (row) => row.pointsDifference],
  ["BP", "Bonus points", (row) => row.bonusPoints],
];

/** Draws one table, or none. */
export function drawTable(table: LeagueTable | undefined): void {
  byId("table-title").textContent = table?.name ?? "Table";
  const drawn = document.createElement("table");
  const head = drawn.createTHead().insertRow();
  head.append(heading("", "Position"), heading("Team", "Team"));
  head.append(
    ...columns.map(([short, long]) => heading(short, long)),
    heading("Pts", "League points"),
  );
  const body = drawn.createTBody();
  for (const row of table?.rows ?? []) {
    const team = element("th", row.team);
    team.setAttribute("scope", "row");
    body
      .insertRow()
      .append(
        element("td", row.position),
        team,
        ...columns.map(([, , value]) => element("td", value(row))),
        element("td", row.leaguePoints, "points"),
      );
  }
  byId("table").replaceChildren(drawn);
}

function heading(short: string, long: string): HTMLElement {
  const made = element("th", short);
  made.setAttribute("scope", "col");
  made.title = long;
  made.setAttribute("aria-label", long);
  return made;
}
