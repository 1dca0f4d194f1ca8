/**
 * The published season, fetched from the facade.
 *
 * @module
 */

import type { SeasonTables } from "../functions/core/league-tables.ts";
import { readSeason } from "../functions/core/read-season.ts";
import type { Season } from "../functions/core/season-types.ts";

/** The season, and the tables that the edge function computed from it. */
export interface Published {
  readonly season: Season;
  readonly tables: SeasonTables;
}

/** @throws {Error} when either is not available, or the season is not valid. */
export async function fetchPublished(): Promise<Published> {
  const [text, tables] = await Promise.all([
    fetchOk("/rugby_data.json").then((response) => response.text()),
    fetchOk("/rugby_data.json?tables=current").then(
      (response) => response.json() as Promise<SeasonTables>,
    ),
  ]);
  const reading = readSeason(text);
  if (reading.kind === "refused") {
    throw new Error(
      reading.problems.map(({ where, message }) => `${where}: ${message}`).join("\n"),
    );
  }
  return { season: reading.season, tables };
}

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) {
    throw new Error(`${path} returned ${response.status}`);
  }
  return response;
}
