/**
 * Counts quantities in several repetitions of a simulation, and estimates them with their error.
 *
 * @module
 */
import type { Estimate } from "../outcome.ts";

/** Quantiles of Student's t distribution at 97.5 %, by degrees of freedom from 1. */
const quantiles = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16];

/** The quantile for more than those. */
const normalQuantile = 1.96;

/** Sums of quantities, by name and repetition. */
export class Meter {
  /** Whether nothing is counted, as while a simulation warms up. */
  isMuted = false;
  /** The repetition that counts now. */
  repetition = 0;
  readonly #repetitions: number;
  readonly #names: string[] = [];
  readonly #positions = new Map<string, number>();
  #sums: Float64Array;

  constructor(repetitions: number) {
    this.#repetitions = repetitions;
    this.#sums = new Float64Array(256 * repetitions);
  }

  /** The position of a quantity, to count by. */
  position(name: string): number {
    const known = this.#positions.get(name);
    if (known !== undefined) {
      return known;
    }
    const position = this.#names.push(name) - 1;
    this.#positions.set(name, position);
    if (this.#names.length * this.#repetitions > this.#sums.length) {
      const grown = new Float64Array(this.#sums.length * 2);
      grown.set(this.#sums);
      this.#sums = grown;
    }
    return position;
  }

  add(position: number, quantity: number): void {
    if (!this.isMuted) {
      const at = position * this.#repetitions + this.repetition;
      this.#sums[at] = (this.#sums[at] as number) + quantity;
    }
  }

  /** Counts under a name: for what happens rarely. */
  addTo(name: string, quantity: number): void {
    this.add(this.position(name), quantity);
  }

  /** Names with sums, in the order of their first use. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** The sum of a quantity over the repetitions, times what each request stands for. */
  estimate(name: string, weight: number): Estimate {
    return estimated(this.#sumsOf(name), weight);
  }

  /**
   * The ratio of two quantities, whose error takes into account that both vary together.
   *
   * @returns `undefined` where the second is 0.
   */
  ratio(name: string, ofName: string): Estimate | undefined {
    const parts = this.#sumsOf(name);
    const wholes = this.#sumsOf(ofName);
    const whole = total(wholes);
    if (whole === 0) {
      return undefined;
    }
    const value = total(parts) / whole;
    const residuals = parts.map((part, at) => part - value * (wholes[at] ?? 0));
    return { value, error: estimated(residuals, 1).error / whole };
  }

  #sumsOf(name: string): readonly number[] {
    const position = this.#positions.get(name);
    return position === undefined
      ? Array.from({ length: this.#repetitions }, () => 0)
      : [...this.#sums.subarray(position * this.#repetitions, (position + 1) * this.#repetitions)];
  }
}

function total(sums: readonly number[]): number {
  return sums.reduce((sum, each) => sum + each, 0);
}

/** The sum of independent repetitions, with the half width of its 95 % interval; 0 for a single one. */
function estimated(sums: readonly number[], weight: number): Estimate {
  const sum = total(sums);
  const count = sums.length;
  if (count === 1) {
    return { value: sum * weight, error: 0 };
  }
  const mean = sum / count;
  const squares = sums.reduce((all, each) => all + (each - mean) ** 2, 0);
  const deviation = Math.sqrt((squares / (count - 1)) * count);
  return {
    value: sum * weight,
    error: (quantiles[count - 2] ?? normalQuantile) * deviation * weight,
  };
}
