/**
 * Sample seasons, and mistakes in them.
 *
 * @module
 */
import { readSeason } from "../../../functions/core/read-season.ts";
import type { Season } from "../../../functions/core/season-types.ts";
import { writeSeason } from "../../../functions/core/write-season.ts";
import { generateSeason } from "../../../scripts/season/generate.ts";

/** A season as its JSON has it, open to every mistake. */
export interface RawSeason {
  [property: string]: unknown;
  name: unknown;
  leagues: RawLeague[];
}

/** See {@link RawSeason}. */
export interface RawLeague {
  [property: string]: unknown;
  name: unknown;
  teams: unknown[];
  weeks: unknown[][];
}

/**
 * One league for each number, with that many teams: A1, A2 …; then B1, B2 …
 *
 * @param weeksPlayed From the first. @default 2
 */
export function sampleSeason(sizes: readonly number[], weeksPlayed = 2): Season {
  const foundings = sizes.map((size, index) => {
    const letter = String.fromCharCode(65 + index);
    const teams = Array.from({ length: size }, (_, team) => `${letter}${team + 1}`);
    return { name: `League ${letter}`, teams };
  });
  return generateSeason({ name: "Sample", foundings, seed: 7, weeksPlayed });
}

/** The sample of two leagues of four teams, after a mistake. */
export function mistaken(mistake: (season: RawSeason) => void): string {
  const season: RawSeason = JSON.parse(writeSeason(sampleSeason([4, 4])));
  mistake(season);
  return JSON.stringify(season);
}

/** Changes fields of a game, by their index. */
export function editGame(
  season: RawSeason,
  [league, week, game]: readonly [number, number, number],
  fields: Readonly<Record<number, string>>,
): void {
  const games = season.leagues[league]?.weeks[week] ?? [];
  const found = String(games[game]).split(",");
  games[game] = Object.assign(found, fields).join(",");
}

/** What a text is refused for, as `where: message`; nothing when it is not. */
export function problemsOf(text: string): readonly string[] {
  const reading = readSeason(text);
  return reading.kind === "season"
    ? []
    : reading.problems.map(({ where, message }) => `${where}: ${message}`);
}
