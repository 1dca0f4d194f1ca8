/**
 * A timer held by hand.
 *
 * @module
 */
import { setImmediate } from "node:timers/promises";
import type { SetTimer } from "../timer.ts";

/** Timers that go off when a test says so. */
export interface HandTimer {
  readonly setTimer: SetTimer;
  /** Milliseconds that have passed. */
  nowMs(): number;
  /** How many are set. */
  pending(): number;
  /** True when one with this delay is set. */
  isSet(delayMs: number): boolean;
  /** Lets time pass: what is due goes off. */
  pass(durationMs: number): void;
  /** Goes from one timer to the next until work is done. @returns milliseconds that took. */
  runUntil(work: Promise<unknown>): Promise<number>;
}

/** Makes one that starts at 0. */
export function handTimer(): HandTimer {
  let nowMs = 0;
  const timers = new Set<{
    readonly atMs: number;
    readonly delayMs: number;
    readonly callback: () => void;
  }>();

  /** @returns false when nothing is due by then. */
  function goToNext(untilMs = Number.POSITIVE_INFINITY): boolean {
    const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
    if (next === undefined || next.atMs > untilMs) {
      return false;
    }
    timers.delete(next);
    nowMs = next.atMs;
    next.callback();
    return true;
  }

  return {
    setTimer(callback, delayMs) {
      const timer = { atMs: nowMs + delayMs, delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    nowMs: () => nowMs,
    pending: () => timers.size,
    isSet: (delayMs) => [...timers].some((timer) => timer.delayMs === delayMs),
    pass(durationMs) {
      const untilMs = nowMs + durationMs;
      while (goToNext(untilMs)) {
        // Until nothing more is due.
      }
      nowMs = untilMs;
    },
    async runUntil(work) {
      const startMs = nowMs;
      let done = false;
      const finished = () => {
        done = true;
      };
      work.then(finished, finished);
      // One turn of the event loop lets everything run that waits for no timer.
      for (await setImmediate(); !done; await setImmediate()) {
        goToNext();
      }
      return nowMs - startMs;
    },
  };
}
