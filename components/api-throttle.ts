/**
 * The rate above which an API returns 429.
 *
 * @module
 */
import { wholeNumber } from "./refuse.ts";

/** A Region's own limit is 10,000 requests a second (2,500 in newer ones), 5,000 at once. */
const maxThrottle = 10_000;

/** Limits of a stage. */
export interface Throttle {
  /** Steady-state requests a second. Whole number, 1 to 10,000. */
  readonly ratePerSecond: number;
  /** Concurrent requests above the rate. Whole number, 1 to 10,000. */
  readonly burst: number;
}

/** @returns a problem for each limit out of range, and `undefined` for each other one. */
export function throttleProblems(throttle: Throttle | undefined): readonly (string | undefined)[] {
  return throttle === undefined
    ? []
    : [
        wholeNumber("throttle.ratePerSecond", throttle.ratePerSecond, 1, maxThrottle),
        wholeNumber("throttle.burst", throttle.burst, 1, maxThrottle),
      ];
}
