/**
 * Writes a season for editing: JSON with one game, and one entry of a schedule, on each line.
 *
 * @module
 */
import { formatGame } from "./parse-game.ts";
import { entryMembers } from "./read-schedule.ts";
import type { Season } from "./season-types.ts";

/** An entry of a schedule as `JSON.stringify` indents it. A string of JSON has no line break. */
const entry = new RegExp(
  `\\{\\n\\s+((?:"(?:${entryMembers.join("|")})": "[^\\n]*",?\\n\\s+)+)\\}`,
  "g",
);

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
      schedule: league.schedule?.map((week) =>
        // The members in one order.
        week.map(
          (each) => each && { kickOff: each.kickOff, venue: each.venue, status: each.status },
        ),
      ),
    })),
  };
  const text = JSON.stringify(value, null, 2).replace(
    entry,
    (_, members: string) => `{ ${members.trim().replace(/\n\s+/g, " ")} }`,
  );
  return `${text}\n`;
}
