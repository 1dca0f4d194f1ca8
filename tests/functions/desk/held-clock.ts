/**
 * A clock that moves only while every task sleeps, to the time at which the first one wakes.
 *
 * @module
 */

/** See the module. */
export interface HeldClock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Runs tasks together; each waits for one thing at a time. */
  run<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly PromiseSettledResult<T>[]>;
}

/** Makes it. @param startMs Milliseconds since the epoch. */
export function heldClock(startMs = Date.UTC(2026, 8, 12)): HeldClock {
  let nowMs = startMs;
  let awake = 0;
  const sleepers: { readonly atMs: number; readonly wake: () => void }[] = [];
  const rest = () => {
    awake -= 1;
    if (awake > 0) {
      return;
    }
    const first = sleepers.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (first !== undefined) {
      sleepers.splice(sleepers.indexOf(first), 1);
      nowMs = first.atMs;
      awake += 1;
      first.wake();
    }
  };
  return {
    now: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ atMs: nowMs + ms, wake });
        rest();
      }),
    run: (tasks) => {
      awake += tasks.length;
      return Promise.allSettled(tasks.map((task) => task().finally(rest)));
    },
  };
}
