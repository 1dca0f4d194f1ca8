/**
 * How requests were divided: between a distribution and its staging distribution, and between the versions of an alias.
 *
 * @module
 */

/** One side of a division. */
export interface SplitCount {
  /** ARN of the distribution or of the alias. */
  readonly of: string;
  /** `primary` or `staging`; the number of a version. */
  readonly side: string;
  readonly requests: number;
}

/** Counts since they were cleared. */
export class SplitCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  /** Counts one request. */
  count(of: string, side: string): void {
    const sides = this.#counts.get(of) ?? new Map<string, number>();
    sides.set(side, (sides.get(side) ?? 0) + 1);
    this.#counts.set(of, sides);
  }

  /** Every side that got a request. */
  list(): readonly SplitCount[] {
    return [...this.#counts].flatMap(([of, sides]) =>
      [...sides].map(([side, requests]) => ({ of, side, requests })),
    );
  }

  /** Begins again. */
  clear(): void {
    this.#counts.clear();
  }
}
