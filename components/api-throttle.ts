/**
 * How much an API takes before it answers 429.
 *
 * @module
 */
import { wholeNumber } from "./refuse.ts";

/** A Region's own limit is 10,000 requests a second (2,500 in newer ones), 5,000 at once. */
const maxThrottle = 10_000;

/** Whole requests, 1 to 10,000 each. */
export interface Throttle {
  readonly ratePerSecond: number;
  /** At once, beyond the rate. */
  readonly burst: number;
}

/** @returns every problem; `undefined` stands for a check that held. */
export function throttleProblems(throttle: Throttle | undefined): readonly (string | undefined)[] {
  return throttle === undefined
    ? []
    : [
        wholeNumber("throttle.ratePerSecond", throttle.ratePerSecond, 1, maxThrottle),
        wholeNumber("throttle.burst", throttle.burst, 1, maxThrottle),
      ];
}
