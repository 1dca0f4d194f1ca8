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

/** Time for a response with its body. Milliseconds. */
const timeoutMs = 10_000;

/** @throws {Error} when either is not available in time, or not valid. Its message is a sentence without a full stop. */
export async function fetchPublished(): Promise<Published> {
  const [text, tables] = await Promise.all([
    fetchText("/rugby_data.json"),
    fetchText("/rugby_data.json?tables=current").then(readTables),
  ]);
  const reading = readSeason(text);
  if (reading.kind === "refused") {
    const faults = reading.problems.map(({ where, message }) => `${where}: ${message}`);
    throw new Error("the season is not valid", { cause: faults.join("\n") });
  }
  return { season: reading.season, tables };
}

/** Fetches a text. Fetch has no timeout of its own. */
async function fetchText(path: string): Promise<string> {
  const control = new AbortController();
  const timer = setTimeout(
    () => control.abort(new Error(`${path} did not arrive within ${timeoutMs / 1000} seconds`)),
    timeoutMs,
  );
  try {
    const response = await fetch(path, { signal: control.signal });
    if (!response.ok) {
      throw new Error(`${path} returned ${response.status}`);
    }
    return await response.text();
  } catch (cause) {
    // Browsers reject with a TypeError whose text differs when there is no connection.
    throw cause instanceof TypeError ? new Error(`${path} could not be fetched`, { cause }) : cause;
  } finally {
    clearTimeout(timer);
  }
}

/** The edge function's own form is not checked again, only that it is its. */
function readTables(text: string): SeasonTables {
  const tables = parsed(text);
  if (!tables?.leagues?.every?.(({ rows }) => Array.isArray(rows))) {
    throw new Error("the tables are not valid");
  }
  return tables;
}

function parsed(text: string): SeasonTables | null {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error("the tables are not JSON", { cause });
  }
}
