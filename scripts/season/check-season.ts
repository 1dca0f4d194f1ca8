/**
 * A season file, opened and judged.
 *
 * @module
 */
import { isUtf8 } from "node:buffer";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { seasonTables } from "../../functions/core/league-tables.ts";
import { maxSeasonBytes, readSeason } from "../../functions/core/read-season.ts";
import type { Season } from "../../functions/core/season-types.ts";

/** What is to be said of a file. */
export interface Verdict {
  readonly isSound: boolean;
  /** One when it is sound, else one for each problem; without line ends. */
  readonly lines: readonly string[];
}

/** What the system says of a file that cannot be opened, for a person. */
const openFaults: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist: a part of its path is no directory",
  EACCES: "may not be read by you",
  EISDIR: "must be a file, is a directory",
};

/**
 * Judges a file. Reads no more of it than a season may have.
 *
 * @throws never
 */
export async function checkFile(path: string): Promise<Verdict> {
  const bytes = await readBytes(path);
  if (typeof bytes === "string") {
    return { isSound: false, lines: [bytes] };
  }
  if (!isUtf8(bytes)) {
    return { isSound: false, lines: ["must be text in UTF-8, is binary or in another encoding"] };
  }
  const reading = readSeason(bytes.toString("utf8"));
  return reading.kind === "season"
    ? { isSound: true, lines: [summary(reading.season)] }
    : {
        isSound: false,
        lines: reading.problems.map(({ where, message }) => `${where}: ${message}`),
      };
}

/** @returns the bytes, or why there are none to judge. */
async function readBytes(path: string): Promise<Buffer | string> {
  try {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
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
    `sound: ${JSON.stringify(name)}, ${leagues.length} leagues, ${teams} teams, ${games} games, ` +
    `${weeksComplete} weeks complete`
  );
}
