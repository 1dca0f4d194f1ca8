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
  /** Those of `requests` that had a 5xx response, or whose function failed. */
  readonly failures: number;
}

/** Counts since they were cleared. */
export class SplitCounts {
  readonly #counts = new Map<string, SplitCount>();

  /** Counts one request. */
  count(of: string, side: string, isFailure: boolean): void {
    const key = `${of} ${side}`;
    const { requests, failures } = this.#counts.get(key) ?? { requests: 0, failures: 0 };
    this.#counts.set(key, {
      of,
      side,
      requests: requests + 1,
      failures: failures + (isFailure ? 1 : 0),
    });
  }

  /** Every side that got a request. */
  list(): readonly SplitCount[] {
    return [...this.#counts.values()];
  }

  /** Begins again. */
  clear(): void {
    this.#counts.clear();
  }
}
