/**
 * A league table in responses, after any week.
 *
 * @module
 */
import { leagueTable, type TableRow } from "../league-tables.ts";
import { type NamedView, namedView } from "./named-view.ts";
import type { LeagueEntry } from "./season-index.ts";

/** See `TableRow` in `sharedSchemas`. */
export type RowView = Omit<TableRow, "team"> & { readonly team: NamedView };

/**
 * Computes the table from the games of the first weeks.
 *
 * @param weeks The number of weeks; all with a larger number.
 * @returns the rows, first team first.
 * @throws never
 */
export function tableView({ league, teams }: LeagueEntry, weeks: number): readonly RowView[] {
  const byName = new Map(teams.map((team) => [team.name, team]));
  const { rows } = leagueTable({ ...league, weeks: league.weeks.slice(0, weeks) });
  return rows.map(({ team, position, ...counts }) => ({
    position,
    team: namedView(byName.get(team) ?? { id: team, name: team }),
    ...counts,
  }));
}
