/**
 * The invocations that one thread was sent: the first runs, the others wait in the thread.
 *
 * A thread that sleeps takes longer to wake than a short handler runs. So a thread whose handler is short is sent more
 * invocations while it runs one, and begins the next by itself. What has to wait for longer than {@link longestLineMs} is
 * taken back.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import type { Invocation } from "./invoker.ts";
import type { InvokeMessage } from "./protocol.ts";
import { WorkWatch } from "./work-watch.ts";
import { TurnGiver } from "./worker/turns.ts";

/** How long invocations wait behind another one, by what the last ones took and by the clock; in milliseconds. */
export const longestLineMs = 1;

/**
 * The duration to expect after one more invocation: it follows towards the last, so that a pause of the machine in one of them
 * counts little. Milliseconds.
 *
 * @param typicalMs @default none has ended before
 */
export function nextTypical(typicalMs: number | undefined, durationMs: number): number {
  if (typicalMs === undefined) {
    return durationMs;
  }
  return durationMs > typicalMs
    ? Math.min(durationMs, 2 * typicalMs + 0.05)
    : Math.max(durationMs, 0.75 * typicalMs);
}

/** What a line is made of. */
export interface InvocationLineOptions {
  /** The number that is shared with the thread. */
  readonly turns: SharedArrayBuffer;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch; fractions welcome. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** Sends an invocation to the thread. */
  readonly post: (message: InvokeMessage) => void;
  /** An invocation is the first, and runs. */
  readonly began: (invocation: Invocation) => void;
  /** The first has run for as long as it may. */
  readonly timedOut: () => void;
  /** Takes those that waited behind the first and shall not any longer. */
  readonly returned: (invocations: readonly Invocation[]) => void;
}

/** A line. It starts empty. */
export class InvocationLine {
  readonly #options: InvocationLineOptions;
  readonly #turns: TurnGiver;
  readonly #line: Invocation[] = [];
  readonly #timeout: WorkWatch;
  readonly #wait: WorkWatch;
  #beganMs = 0;
  /** Of an invocation; `undefined` before the first has ended. */
  #typicalMs: number | undefined;
  /** Whether nothing more may wait behind the first. */
  #isSlow = false;

  constructor(options: InvocationLineOptions) {
    this.#options = options;
    this.#turns = new TurnGiver(options.turns);
    const { nowMs, setTimer, timeoutMs: limitMs } = options;
    this.#timeout = new WorkWatch({ nowMs, setTimer, limitMs, late: () => this.#onTimeout() });
    this.#wait = new WorkWatch({
      nowMs,
      setTimer,
      limitMs: longestLineMs,
      late: () => this.#onWait(),
    });
  }

  /** The invocation that runs. */
  get first(): Invocation | undefined {
    return this.#line[0];
  }

  /** When {@link first} began, in milliseconds since the epoch. */
  get beganMs(): number {
    return this.#beganMs;
  }

  /** Whether one more would run soon: some are there, and all of them are short. */
  get takesMore(): boolean {
    const { length } = this.#line;
    const typicalMs = this.#typicalMs ?? Number.POSITIVE_INFINITY;
    return length > 0 && !this.#isSlow && length * typicalMs <= longestLineMs;
  }

  /** Sends one to the thread. */
  add(invocation: Invocation): void {
    this.#line.push(invocation);
    if (this.#line.length === 1) {
      this.#begin(invocation);
    } else if (this.#line.length === 2) {
      this.#wait.begin();
    }
    const { requestId, event } = invocation;
    const { post, timeoutMs } = this.#options;
    post({ requestId, event, timeoutMs, turn: this.#turns.give() });
  }

  /** The first has ended by itself: the next runs. @param durationMs What it took. */
  shift(durationMs: number): void {
    this.#line.shift();
    this.#isSlow = false;
    this.#typicalMs = nextTypical(this.#typicalMs, durationMs);
    const [next] = this.#line;
    if (this.#line.length < 2) {
      this.#wait.end();
    } else {
      this.#wait.begin();
    }
    if (next === undefined) {
      this.#timeout.end();
    } else {
      this.#begin(next);
    }
  }

  /** The thread is told to end: nothing runs after the first, and those behind it are returned. */
  close(): void {
    this.#returnRest();
    this.#timeout.end();
  }

  /** The thread has ended by itself: those that it has not begun are returned. */
  abandon(): void {
    this.#return(this.#turns.takeBack(this.#line.length));
    this.#timeout.end();
  }

  /** Takes the first away, which will not end by itself. */
  drop(): Invocation | undefined {
    this.#timeout.end();
    return this.#line.shift();
  }

  #begin(invocation: Invocation): void {
    this.#beganMs = this.#options.nowMs();
    this.#timeout.begin();
    this.#options.began(invocation);
  }

  #onTimeout(): void {
    this.#returnRest();
    if (this.#line.length > 1) {
      // The thread has begun the next one: that the first has ended is yet to be heard.
      this.#timeout.begin();
    } else {
      this.#options.timedOut();
    }
  }

  #onWait(): void {
    if (this.#turns.hasBegun(this.#line.length)) {
      this.#returnRest();
    } else {
      // The machine is busy, and would be no less with another thread.
      this.#wait.begin();
    }
  }

  /** Returns what has not begun, but for the first. */
  #returnRest(): void {
    this.#return(Math.min(this.#turns.takeBack(this.#line.length), this.#line.length - 1));
  }

  /** Returns the last ones. */
  #return(count: number): void {
    this.#isSlow = true;
    this.#wait.end();
    if (count > 0) {
      this.#options.returned(this.#line.splice(-count));
    }
  }
}
