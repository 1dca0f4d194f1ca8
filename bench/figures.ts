/**
 * What a benchmark found: figures beside each other, and the goals that they meet or miss.
 *
 * @module
 */

/** One measured subject of a claim. */
export interface Figure {
  readonly name: string;
  /** The median of the samples, with its unit. */
  readonly value: string;
  /** Of the median, to that of the first figure of the claim. */
  readonly ratio: number;
  /** One for each round, in the order of the rounds. */
  readonly samples: readonly number[];
  /** Spells a sample with its unit. */
  readonly spell: (sample: number) => string;
}

/** What is promised of one figure. */
export interface Goal {
  /** What is promised, as the row of the table of all goals is named. */
  readonly what: string;
  /** Name of the figure that the promise is about. */
  readonly ours: string;
  /** Name of the figure of what others do. @default none was measured */
  readonly peer?: string;
  /** Name of the figure of what cannot be undercut. @default none was measured */
  readonly floor?: string;
  /** What the limit is a proportion of. @default the limit is a value, in the unit of the samples */
  readonly of?: "peer" | "floor";
  /** On which side of the limit the goal is met. */
  readonly direction: "at most" | "at least";
  readonly limit: number;
  /** Why it is missed; shown only while it is. */
  readonly reason?: string;
}

/** One claim. */
export interface Claim {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** @default nothing is promised of these figures */
  readonly goals?: readonly Goal[];
  /** What else one has to know to believe it. @default nothing */
  readonly note?: string;
}

/** The middle of some numbers; of an even count, the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The number below which a share of some numbers is: one of them, never one between two. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

/**
 * Runs every subject once in each round, in turn, so that what disturbs one disturbs all.
 *
 * @returns the samples of each subject, in the order of the subjects.
 */
export async function interleaved(
  rounds: number,
  subjects: readonly (() => Promise<number> | number)[],
): Promise<readonly (readonly number[])[]> {
  const samples = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      samples[index]?.push(await subject());
    }
  }
  return samples;
}

/** Figures with a unit, each beside the first. */
export function compare(
  names: readonly string[],
  samples: readonly (readonly number[])[],
  spell: (sample: number) => string,
): readonly Figure[] {
  const first = median(samples[0] ?? []);
  return names.map((name, index) => {
    const own = samples[index] ?? [];
    return { name, value: spell(median(own)), ratio: median(own) / first, samples: own, spell };
  });
}
