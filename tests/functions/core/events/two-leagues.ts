/**
 * A season of two leagues with one result each.
 *
 * @module
 */
import type { League, Season } from "../../../../functions/core/season-types.ts";

/** Its leagues are Granite and Slate Coast. The arguments are tries of the home side. */
export function twoLeagues(
  granite: number,
  coast: number,
): Season & { readonly leagues: readonly [League, League] } {
  return {
    name: "One",
    leagues: [
      league("Granite", ["Otters", "Herons"], granite),
      league("Slate Coast", ["Boars", "Pikes"], coast),
    ],
  };
}

function league(name: string, teams: readonly [string, string], tries: number): League {
  const side = (team: string, scored: number) => ({
    team,
    tries: scored,
    conversions: 0,
    penalties: 0,
    dropGoals: 0,
  });
  const [home, away] = teams;
  return {
    name,
    teams,
    weeks: [
      [{ played: true, home: side(home, tries), away: side(away, 0) }],
      [{ played: false, home: side(away, 0), away: side(home, 0) }],
    ],
  };
}
