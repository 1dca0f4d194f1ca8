/**
 * The claim: reading and checking a season, computing its tables and writing them takes less than half the time of
 * the straightforward version with checks; a repetition takes no time.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { seasonTables } from "../functions/core/league-tables.ts";
import { readSeason } from "../functions/core/read-season.ts";
import { writeSeason } from "../functions/core/write-season.ts";
import { generateSeason } from "../scripts/season/generate.ts";
import { type Claim, compare, type Figure, interleaved } from "./figures.ts";
import { checkedTables, naiveTables, onePassTables } from "./tables/peers.ts";

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

const unchecked = "straightforward: split, then loop for each team";
const checked = "straightforward, with checks";
const floor = "parse and write, nothing between";
const ours = "ours: read and check, compute, write";
const cached = "ours, cached by ETag";

/** The subjects, the one that the others are compared with first. */
export function subjects(): readonly Subject[] {
  const kept = new Map<string, string>();
  const finished = new Map<string, unknown>();
  return [
    { name: unchecked, run: naiveTables },
    { name: "split, one pass", run: onePassTables },
    { name: checked, run: checkedTables },
    {
      name: floor,
      run: (text) => {
        JSON.parse(text);
        const known = finished.get(text) ?? JSON.parse(computed(text));
        finished.set(text, known);
        return JSON.stringify(known);
      },
    },
    { name: ours, run: computed },
    {
      name: cached,
      run: (text) => {
        const body = kept.get(entityTag) ?? computed(text);
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

/** Measures all subjects on every season. */
export async function tables(effort: BenchEffort = {}): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const { name, text } of benchSeasons()) {
    const figures = await benchTables(text, effort);
    claims.push({
      title: `Tables: ${name}`,
      figures,
      note: "Half of the time of the first row is no goal: it ignores schedules and checks nothing, and checks of every game, name and kick-off are most of what ours does.",
      goals: [
        {
          what: `Tables of ${name}, uncached`,
          ours,
          peer: checked,
          floor,
          of: "peer",
          direction: "at most",
          limit: 0.5,
        },
        {
          what: `Tables of ${name}, cached`,
          ours: cached,
          peer: checked,
          floor,
          of: "peer",
          direction: "at most",
          limit: 0.001,
        },
      ],
    });
  }
  return claims;
}

/**
 * Measures all subjects on one season, interleaved, so that what disturbs one disturbs all.
 *
 * @param text A sound season.
 */
export async function benchTables(
  text: string,
  { rounds = 60, calls = 20 }: BenchEffort = {},
): Promise<readonly Figure[]> {
  const all = subjects();
  const timed = all.map(
    ({ run }) =>
      () =>
        timeOf(run, text, calls),
  );
  // Pays for compilation, and is not counted.
  await interleaved(rounds, timed);
  return compare(
    all.map(({ name }) => name),
    await interleaved(rounds, timed),
    (microseconds) => `${microseconds.toFixed(2)} µs`,
  );
}

/** The ETag of the object that the text was read from. */
const entityTag = '"season"';

function computed(text: string): string {
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
