/**
 * Writes a season for editing: JSON with one game on each line.
 *
 * @module
 */
import { formatGame } from "./parse-game.ts";
import type { Season } from "./season-types.ts";

/**
 * Writes a season that `readSeason` reads back; equal seasons have equal bytes.
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
