/**
 * The rate above which an API returns 429.
 *
 * @module
 */
import { maxRequestsPerSecond } from "../aws/api-gateway.ts";
import { wholeNumber } from "./refuse.ts";

const maxThrottle = maxRequestsPerSecond.value;

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
