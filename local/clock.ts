/**
 * The clock of a stack: the machine's, until it is held or moved.
 *
 * Caches, tokens, signatures, rates, queues and retries follow it. Time limits of real work do not: how long a sandbox may
 * start, a function may run and an origin may take is measured by the machine, since the work itself is not faster or slower
 * for a clock that was moved.
 *
 * @module
 */
import { setImmediate } from "node:timers/promises";
import type { SetTimer } from "./timer.ts";

/** What a clock shows. Milliseconds. */
export interface ClockState {
  /** Since the epoch. */
  readonly nowMs: number;
  /** Whether time stands still. */
  readonly held: boolean;
  /** How far it is ahead of the machine's, or behind it where it is negative. */
  readonly offsetMs: number;
}

/** Calls back once, so many milliseconds from now. A promise that is returned must not reject. @returns what calls it off. */
export type SetClockTimer = (callback: () => void | Promise<void>, delayMs: number) => () => void;

/** A clock that can be held and moved. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /**
   * Calls back when this clock shows so many milliseconds more than now. While it is held, nothing goes off. A callback may
   * return a promise: {@link advance} waits for it before it goes on.
   */
  readonly setTimer: SetClockTimer;
  /**
   * For threads: two numbers of 64 bits, `offsetMs` of {@link state}, and what is shown while time stands still; not a
   * number while it does not.
   */
  readonly shared: SharedArrayBuffer;
  state(): ClockState;
  /** Has time stand still, or go on from where it stands. */
  hold(held: boolean): void;
  /**
   * Lets time pass at once. Timers that become due go off in the order of their times, each while the clock shows its time, so
   * that what it sets in turn goes off too. Work that a timer starts, such as a function, takes the time that it takes: it is not
   * waited for. Those who advance at the same time take turns.
   *
   * @param durationMs At least 0.
   * @throws {RangeError} when more than {@link maxTimers} timers go off; the clock then shows the time of the last.
   */
  advance(durationMs: number): Promise<void>;
  /**
   * Shows another time. Forward, it is {@link advance}. Backward, nothing goes off: a timer that is due at a time is due at that
   * time, which now takes longer to come.
   */
  moveTo(nowMs: number): Promise<void>;
  /** Shows what the machine's shows, and goes on. */
  reset(): Promise<void>;
}

/** Timers that go off in one advance. */
export const maxTimers = 100_000;

/** The longest delay of a timer of Node.js; a longer one would go off at once. */
const longestDelayMs = 2 ** 31 - 1;

/** A timer that is set. */
interface Pending {
  readonly dueMs: number;
  readonly callback: () => void | Promise<void>;
  /** Calls off the machine's timer. */
  callOff: () => void;
}

/**
 * Makes a clock that shows what the machine's shows.
 *
 * @param machineMs Milliseconds since the epoch.
 * @param setMachineTimer Measures the machine's time.
 */
export function createClock(machineMs: () => number, setMachineTimer: SetTimer): Clock {
  /** In the order in which they were set. */
  const pending = new Set<Pending>();
  const shared = new SharedArrayBuffer(16);
  const threads = new Float64Array(shared);
  let offsetMs = 0;
  /** What is shown while time stands still. */
  let heldMs: number | undefined;
  /** Whether time passes at once: the machine wakes no timer meanwhile. */
  let isPassing = false;
  let turn: Promise<void> = Promise.resolve();

  const nowMs = (): number => heldMs ?? machineMs() + offsetMs;

  /** Has the machine wake a timer, unless time stands still or passes at once. */
  function arm(timer: Pending, delayMs: number): void {
    timer.callOff();
    timer.callOff = () => undefined;
    if (heldMs === undefined && !isPassing) {
      const stepMs = Math.min(delayMs, longestDelayMs);
      timer.callOff = setMachineTimer(() => {
        if (stepMs < delayMs) {
          arm(timer, delayMs - stepMs);
        } else {
          pending.delete(timer);
          void timer.callback();
        }
      }, stepMs);
    }
  }

  /** Tells the threads. */
  function share(): void {
    threads[0] = offsetMs;
    threads[1] = heldMs ?? Number.NaN;
  }
  share();

  function armAll(): void {
    share();
    for (const timer of pending) {
      arm(timer, Math.max(0, timer.dueMs - nowMs()));
    }
  }

  /** Shows a time, and leaves timers alone. */
  function show(ms: number): void {
    if (heldMs === undefined) {
      offsetMs = ms - machineMs();
    } else {
      heldMs = ms;
    }
    share();
  }

  /** The timer that is due first; of several, the one that was set first. */
  function next(untilMs: number): Pending | undefined {
    let first: Pending | undefined;
    for (const timer of pending) {
      if (timer.dueMs <= untilMs && (first === undefined || timer.dueMs < first.dueMs)) {
        first = timer;
      }
    }
    return first;
  }

  async function passTo(untilMs: number): Promise<void> {
    isPassing = true;
    armAll();
    try {
      let count = 0;
      for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) {
        if (count === maxTimers) {
          throw new RangeError(`more than ${maxTimers} timers go off`);
        }
        count += 1;
        pending.delete(timer);
        timer.callOff();
        // The machine's time has gone on meanwhile; a clock that runs does not go back for a timer.
        show(Math.max(timer.dueMs, nowMs()));
        await timer.callback();
        // What the callback started can set timers of its own.
        await setImmediate();
      }
      show(Math.max(untilMs, nowMs()));
    } finally {
      isPassing = false;
      armAll();
    }
  }

  /** One after another. */
  function inTurn(work: () => Promise<void> | void): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  const moveTo = (ms: number): Promise<void> | void => {
    if (ms >= nowMs()) {
      return passTo(ms);
    }
    show(ms);
    armAll();
  };

  return {
    nowMs,
    shared,
    setTimer(callback, delayMs) {
      const timer: Pending = { dueMs: nowMs() + delayMs, callback, callOff: () => undefined };
      pending.add(timer);
      arm(timer, delayMs);
      return () => {
        pending.delete(timer);
        timer.callOff();
      };
    },
    state: () => ({
      nowMs: nowMs(),
      held: heldMs !== undefined,
      offsetMs: heldMs === undefined ? offsetMs : heldMs - machineMs(),
    }),
    hold(held) {
      if (held && heldMs === undefined) {
        heldMs = nowMs();
      } else if (!held && heldMs !== undefined) {
        offsetMs = heldMs - machineMs();
        heldMs = undefined;
      }
      armAll();
    },
    advance: (durationMs) => inTurn(() => moveTo(nowMs() + durationMs)),
    moveTo: (ms) => inTurn(() => moveTo(ms)),
    reset: () =>
      inTurn(async () => {
        await moveTo(machineMs());
        heldMs = undefined;
        offsetMs = 0;
        armAll();
      }),
  };
}
