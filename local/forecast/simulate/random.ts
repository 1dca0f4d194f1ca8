/**
 * Chance of a simulation: the same numbers for the same seed, fast enough for millions of draws.
 *
 * @module
 */

/** Numbers from 0 to below 1. */
export type Draw = () => number;

/** The generator sfc32 of PractRand, which passes its tests; 32 bits a number. */
export function seededDraw(seed: number, purpose: number): Draw {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = purpose | 0;
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round++) {
    draw();
  }
  return draw;
}

/** An exponentially distributed time. @param rate Events in a unit of time, above 0. */
export function exponential(draw: Draw, rate: number): number {
  return -Math.log(1 - draw()) / rate;
}

/** A normally distributed number of mean 0 and deviation 1 (Box and Muller). */
export function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** Draws positions by their weights in constant time (alias method of Walker, after Vose). */
export class WeightedChoice {
  readonly #limits: Float64Array;
  readonly #aliases: Int32Array;

  /** @param weights At least 0, one above 0. */
  constructor(weights: readonly number[]) {
    const count = weights.length;
    const total = weights.reduce((sum, each) => sum + each, 0);
    const scaled = weights.map((each) => (each * count) / total);
    this.#limits = new Float64Array(count).fill(1);
    this.#aliases = new Int32Array(count);
    const small = scaled.flatMap((each, at) => (each < 1 ? [at] : []));
    const large = scaled.flatMap((each, at) => (each < 1 ? [] : [at]));
    for (let low = small.pop(); low !== undefined; low = small.pop()) {
      const high = large.pop();
      if (high === undefined) {
        break;
      }
      this.#limits[low] = scaled[low] ?? 1;
      this.#aliases[low] = high;
      scaled[high] = (scaled[high] ?? 0) + (scaled[low] ?? 0) - 1;
      ((scaled[high] ?? 0) < 1 ? small : large).push(high);
    }
  }

  draw(draw: Draw): number {
    const place = draw() * this.#limits.length;
    const at = Math.floor(place);
    return place - at < (this.#limits[at] ?? 1) ? at : (this.#aliases[at] ?? at);
  }
}

/** Shares by rank, together 1: the share of rank n is that of the first by n to the power of the exponent (Zipf). */
export function zipfShares(count: number, exponent: number): readonly number[] {
  const weights = Array.from({ length: count }, (_, at) => (at + 1) ** -exponent);
  const total = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => each / total);
}
