/**
 * Figures as Markdown tables, for the terminal and for docs/figures.md.
 *
 * @module
 */

/** One row: what was measured, and its ratio to the baseline. */
export interface Figure {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
  /** To the first row of the table. */
  readonly ratio: number;
}

/** One claim. */
export interface Claim {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What else one has to know to believe it. @default nothing */
  readonly note?: string;
}

/** The middle of some numbers; of an even count, the lower of the two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * Runs every subject once in each round, in turn, so that what disturbs one disturbs all.
 *
 * @returns the medians, in the order of the subjects.
 */
export async function interleaved(
  rounds: number,
  subjects: readonly (() => Promise<number>)[],
): Promise<readonly number[]> {
  const seen = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      seen[index]?.push(await subject());
    }
  }
  return seen.map(median);
}

/** Values with a unit, each beside the first. */
export function compare(
  names: readonly string[],
  values: readonly number[],
  spell: (value: number) => string,
): readonly Figure[] {
  const [first = Number.NaN] = values;
  return names.map((name, index) => {
    const value = values[index] ?? Number.NaN;
    return { name, value: spell(value), ratio: value / first };
  });
}

/** A claim as Markdown. */
export function markdown({ title, figures, note }: Claim): string {
  const lines = figures.map(
    ({ name, value, ratio }) => `| ${name} | ${value} | ${ratio.toPrecision(2)} |`,
  );
  return [
    `### ${title}`,
    "",
    "| | | ratio |",
    "| --- | ---: | ---: |",
    ...lines,
    "",
    ...(note === undefined ? [] : [note, ""]),
  ].join("\n");
}
