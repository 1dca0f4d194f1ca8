/**
 * What the benchmarks found when each was last run, as `bench/results.json` has it.
 *
 * @module
 */
import type { Claim } from "./figures.ts";
import type { Machine } from "./machine.ts";
import { asRatio, type Outcome, outcomesOf } from "./outcome.ts";

/** A claim as plain data. */
export interface MeasuredClaim {
  readonly title: string;
  readonly figures: readonly {
    readonly name: string;
    readonly value: string;
    readonly ratio: string;
  }[];
  readonly outcomes: readonly Outcome[];
  readonly note: string;
}

/** One run of one benchmark. */
export interface Run {
  /** Before the run. */
  readonly machine: Machine;
  readonly claims: readonly MeasuredClaim[];
}

/** By the name of the benchmark, as `npm run bench -- NAME` takes it. */
export type Results = Readonly<Record<string, Run>>;

/** What a claim is in the results. */
export function measured(claim: Claim): MeasuredClaim {
  return {
    title: claim.title,
    figures: claim.figures.map(({ name, value, ratio }) => ({
      name,
      value,
      ratio: asRatio(ratio),
    })),
    outcomes: outcomesOf(claim),
    note: claim.note ?? "",
  };
}

/** The results with some runs in the place of those before, in the order of `names`; others are dropped. */
export function withRuns(results: Results, runs: Results, names: readonly string[]): Results {
  return Object.fromEntries(
    names.flatMap((name) => {
      const run = runs[name] ?? results[name];
      return run === undefined ? [] : [[name, run]];
    }),
  );
}
