/**
 * The claim: reading and checking a season, computing its tables and writing them takes less than half the time of
 * the straightforward version with checks, and less than the one without; a repetition takes no time.
 *
 * `node bench/tables.ts` prints the table.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { seasonTables } from "../functions/core/league-tables.ts";
import { readSeason } from "../functions/core/read-season.ts";
import { writeSeason } from "../functions/core/write-season.ts";
import { generateSeason } from "../scripts/season/generate.ts";
import { checkedTables, naiveTables, onePassTables } from "./tables/peers.ts";

/** One line of the result. */
export interface BenchRow {
  readonly name: string;
  /** Median over the rounds, for one call. */
  readonly microseconds: number;
  /** To the first row. */
  readonly ratio: number;
}

/** A season to measure with. */
export interface BenchSeason {
  readonly name: string;
  readonly text: string;
}

/** How long to measure. */
export interface BenchEffort {
  /** Every subject runs once in each; the median is taken over them. @default 60 */
  readonly rounds?: number;
  /** Calls of each subject in a round. @default 20 */
  readonly calls?: number;
}

/** One way from a season's text to the text of its tables. */
export interface Subject {
  readonly name: string;
  readonly run: (text: string) => string;
}

/** The subjects, the one that the others are compared with first. */
export function subjects(): readonly Subject[] {
  const kept = new Map<string, string>();
  return [
    { name: "straightforward: split, then loop for each team", run: naiveTables },
    { name: "split, one pass", run: onePassTables },
    { name: "straightforward, with checks", run: checkedTables },
    { name: "ours: read and check, compute, write", run: ours },
    {
      name: "ours, cached by ETag",
      run: (text) => {
        const body = kept.get(entityTag) ?? ours(text);
        kept.set(entityTag, body);
        return body;
      },
    },
  ];
}

/** The project's own season, and one with larger leagues in which every game has been played. */
export function benchSeasons(): readonly BenchSeason[] {
  const foundings = ["A", "B", "C", "D"].map((league) => ({
    name: league,
    teams: Array.from({ length: 12 }, (_, team) => `Team ${league}${team}`),
  }));
  const larger = generateSeason({ name: "Larger", foundings, seed: 1, weeksPlayed: 22 });
  const own = readFileSync(new URL("../data/rugby_data.json", import.meta.url), "utf8");
  return [
    { name: "4 leagues of 8 teams, 160 of 224 games played", text: own },
    { name: "4 leagues of 12 teams, all 528 games played", text: writeSeason(larger) },
  ];
}

/**
 * Measures all subjects on one season, interleaved, so that what disturbs one disturbs all.
 *
 * @param text A sound season.
 */
export function benchTables(
  text: string,
  { rounds = 60, calls = 20 }: BenchEffort = {},
): readonly BenchRow[] {
  const runs = subjects().map((subject) => ({ ...subject, samples: [] as number[] }));
  // The first rounds pay for compilation, and are not counted.
  const warmUp = rounds;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { run, samples } of runs) {
      const microseconds = timeOf(run, text, calls);
      if (round >= 0) {
        samples.push(microseconds);
      }
    }
  }
  const medians = runs.map(({ name, samples }) => ({ name, microseconds: median(samples) }));
  const unit = medians[0]?.microseconds ?? Number.NaN;
  return medians.map((row) => ({ ...row, ratio: row.microseconds / unit }));
}

/** The ETag of the object that the text was read from. */
const entityTag = '"season"';

function ours(text: string): string {
  const reading = readSeason(text);
  return JSON.stringify(
    reading.kind === "season" ? seasonTables(reading.season) : reading.problems,
  );
}

function timeOf(run: (text: string) => string, text: string, calls: number): number {
  const startMs = performance.now();
  for (let call = 0; call < calls; call += 1) {
    run(text);
  }
  return ((performance.now() - startMs) * 1000) / calls;
}

function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

if (import.meta.main) {
  for (const season of benchSeasons()) {
    process.stdout.write(`${season.name}\n${"µs".padStart(12)}${"ratio".padStart(10)}\n`);
    for (const { name, microseconds, ratio } of benchTables(season.text)) {
      const columns = [microseconds.toFixed(2).padStart(12), ratio.toFixed(4).padStart(8), name];
      process.stdout.write(`${columns.join("  ")}\n`);
    }
  }
}
