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
  /** Goes from one timer to the next until work is done. @returns milliseconds that took. */
  runUntil(work: Promise<unknown>): Promise<number>;
}

/** Makes one that starts at 0. */
export function handTimer(): HandTimer {
  let nowMs = 0;
  const timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  function goToNext(): void {
    const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
    if (next !== undefined) {
      timers.delete(next);
      nowMs = next.atMs;
      next.callback();
    }
  }

  return {
    setTimer(callback, delayMs) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    nowMs: () => nowMs,
    pending: () => timers.size,
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
