/**
 * The outcome of a goal: what was measured beside what is promised, as plain data.
 *
 * @module
 */
import { type Claim, type Figure, type Goal, median, quantile } from "./figures.ts";

/** One row of the table of all goals. Every text is ready to be shown. */
export interface Outcome {
  readonly what: string;
  readonly ours: string;
  /** Empty when none was measured. */
  readonly peer: string;
  /** Empty when none was measured. */
  readonly floor: string;
  /** To what the goal is a proportion of; empty when the goal is a value. */
  readonly ratio: string;
  readonly goal: string;
  /** Lower and upper quartile over the rounds, of the ratio or else of the value. */
  readonly spread: string;
  readonly isMet: boolean;
  /** Why it is missed; empty when it is met or when no reason is known. */
  readonly reason: string;
}

/**
 * The outcomes of the goals of a claim, in their order; of a claim that was not measured, none.
 *
 * @throws {Error} when a goal names a figure that the claim does not have.
 */
export function outcomesOf({ title, figures, goals = [] }: Claim): readonly Outcome[] {
  const named = (name: string): Figure => {
    const figure = figures.find((each) => each.name === name);
    if (figure === undefined) {
      const names = figures.map((each) => JSON.stringify(each.name)).join(", ");
      throw new Error(
        `${title}: a goal names the figure ${JSON.stringify(name)}; there are ${names}`,
      );
    }
    return figure;
  };
  return figures.length === 0 ? [] : goals.map((goal) => outcomeOf(goal, named));
}

function outcomeOf(goal: Goal, named: (name: string) => Figure): Outcome {
  const ours = named(goal.ours);
  const { value, samples, spell } = measuredBy(goal, ours, named);
  const isMet = goal.direction === "at most" ? value <= goal.limit : value >= goal.limit;
  const sign = goal.direction === "at most" ? "≤" : "≥";
  const beside = (name: string | undefined): string =>
    name === undefined ? "" : `${named(name).value}, ${name}`;
  return {
    what: goal.what,
    ours: ours.value,
    peer: beside(goal.peer),
    floor: beside(goal.floor),
    ratio: goal.of === undefined ? "" : spell(value),
    goal: `${sign} ${goal.of === undefined ? spell(goal.limit) : `${goal.limit} × ${goal.of}`}`,
    spread: `${spell(quantile(samples, 0.25))} to ${spell(quantile(samples, 0.75))}`,
    isMet,
    reason: isMet ? "" : (goal.reason ?? ""),
  };
}

/** What the limit is compared with, and how it varied from round to round. */
interface Measured {
  readonly value: number;
  readonly samples: readonly number[];
  readonly spell: (value: number) => string;
}

function measuredBy(goal: Goal, ours: Figure, named: (name: string) => Figure): Measured {
  if (goal.of === undefined) {
    return { value: median(ours.samples), samples: ours.samples, spell: ours.spell };
  }
  const name = goal[goal.of];
  if (name === undefined) {
    throw new Error(`${goal.what}: the limit is a proportion of its ${goal.of}, and it names none`);
  }
  const base = named(name);
  return {
    value: median(ours.samples) / median(base.samples),
    // Samples of one round were taken one after the other: what disturbed one disturbed the other.
    samples: ours.samples.map((sample, round) => sample / (base.samples[round] ?? Number.NaN)),
    spell: asRatio,
  };
}

/** Two digits that count, three from 100 on, without an exponent. */
export function asRatio(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
