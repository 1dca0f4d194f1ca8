/**
 * A time limit for pieces of work that follow one another: one timer serves many of them.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";

/** What a watch is made of. */
export interface WorkWatchOptions {
  readonly limitMs: number;
  /** Milliseconds since the epoch; fractions welcome. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** Called once for work that has lasted as long as the limit; {@link WorkWatch.begin} watches again. */
  readonly late: () => void;
}

/** Watches the work at hand. */
export class WorkWatch {
  readonly #options: WorkWatchOptions;
  #beganMs: number | undefined;
  #callOff: (() => void) | undefined;

  constructor(options: WorkWatchOptions) {
    this.#options = options;
  }

  /** Work begins, in place of any other. A timer that is set stays set: it is never due later than this work. */
  begin(): void {
    this.#beganMs = this.#options.nowMs();
    if (this.#callOff === undefined) {
      this.#arm(this.#options.limitMs);
    }
  }

  /** No work is at hand, and no timer is set. */
  end(): void {
    this.#beganMs = undefined;
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #arm(delayMs: number): void {
    // The limit is looked at after the messages that arrived while this thread was busy.
    const callOff = this.#options.setTimer(() => setImmediate(() => this.#look(callOff)), delayMs);
    this.#callOff = callOff;
  }

  /** @param armed What calls off the timer that went off. */
  #look(armed: () => void): void {
    if (this.#beganMs === undefined || this.#callOff !== armed) {
      return;
    }
    this.#callOff = undefined;
    const leftMs = this.#beganMs + this.#options.limitMs - this.#options.nowMs();
    if (leftMs > 0) {
      this.#arm(leftMs);
    } else {
      this.#options.late();
    }
  }
}
