/**
 * A season, written as people edit it: JSON, a game a line.
 *
 * @module
 */
import { formatGame } from "./parse-game.ts";
import type { Season } from "./season-types.ts";

/**
 * Writes a season so that `readSeason` reads the same one, and equal seasons have equal bytes.
 *
 * @throws never
 */
export function writeSeason({ name, leagues }: Season): string {
  const value = {
    name,
    leagues: leagues.map((league) => ({
      name: league.name,
      teams: league.teams,
      weeks: league.weeks.map((week) => week.map(formatGame)),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
