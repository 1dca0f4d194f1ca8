/**
 * Checks a season file.
 *
 * @module
 */
import { isUtf8 } from "node:buffer";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { maxSeasonBytes, readSeason } from "../../functions/core/read-season.ts";
import type { Season } from "../../functions/core/season-types.ts";

/** The result of a check. */
export interface SeasonCheck {
  readonly isValid: boolean;
  /** A summary when it is valid, else one line for each problem; without line ends. */
  readonly lines: readonly string[];
}

/** Messages for error codes of opening a file. */
const openFaults: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist: a part of its path is not a directory",
  EACCES: "must be readable: permission denied",
  EISDIR: "must be a file, is a directory",
};

/**
 * Checks a file. Reads at most the maximum size of a season.
 *
 * @throws never
 */
export async function checkFile(path: string): Promise<SeasonCheck> {
  const read = await readSeasonFile(path);
  if (typeof read !== "string") {
    return { isValid: false, lines: read };
  }
  const reading = readSeason(read);
  return { isValid: true, lines: reading.kind === "season" ? [summary(reading.season)] : [] };
}

/**
 * Reads a file that is a valid season.
 *
 * @returns its text, or every problem, one a line.
 * @throws never
 */
export async function readSeasonFile(path: string): Promise<string | readonly string[]> {
  const bytes = await readBytes(path);
  if (typeof bytes === "string") {
    return [bytes];
  }
  if (!isUtf8(bytes)) {
    return ["must be text in UTF-8, is binary or in another encoding"];
  }
  const text = bytes.toString("utf8");
  const reading = readSeason(text);
  return reading.kind === "season"
    ? text
    : reading.problems.map(({ where, message }) => `${where}: ${message}`);
}

/** @returns the bytes, or why the file cannot be read. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    // Without O_NONBLOCK, opening a pipe without a writer would not return.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile()) {
      return found.isDirectory() ? "must be a file, is a directory" : "must be a file";
    }
    return found.size > maxSeasonBytes
      ? `must have at most ${maxSeasonBytes} bytes, has ${found.size}`
      : await file.readFile();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return openFaults[code] ?? `cannot be read: ${code}`;
  }
}

function summary(season: Season): string {
  const { leagues, name } = season;
  const teams = leagues.reduce((count, league) => count + league.teams.length, 0);
  const games = leagues.reduce((count, league) => count + league.weeks.flat().length, 0);
  const { weeksComplete } = seasonTables(season);
  return (
    `valid: ${JSON.stringify(name)}, ${leagues.length} leagues, ${teams} teams, ${games} games, ` +
    `${weeksComplete} weeks complete`
  );
}
