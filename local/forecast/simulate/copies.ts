/**
 * Copies of responses in one cache, and what is expected of them after a time that was not simulated.
 *
 * @module
 */
import { type Draw, exponential } from "./random.ts";

/** A copy. Times are milliseconds since the epoch. */
export interface Copy {
  /** When it was stored. */
  readonly startMs: number;
  readonly freshUntilMs: number;
  /** Until when it is served while it is refreshed; at least `freshUntilMs`. */
  readonly staleUntilMs: number;
  readonly bytes: number;
}

/** The copies of one cache; what was used least recently leaves first. */
export class CopyStore {
  /** From the least to the most recently used, where room is short. */
  readonly #copies = new Map<number, Copy>();
  /** The window in which each key was last looked at. */
  readonly #windows = new Map<number, number>();
  readonly #roomBytes: number;
  #bytes = 0;

  /** @param roomBytes Infinite where everything fits: then no order is kept. */
  constructor(roomBytes: number) {
    this.#roomBytes = roomBytes;
  }

  get(key: number): Copy | undefined {
    const copy = this.#copies.get(key);
    if (copy !== undefined && this.#roomBytes !== Number.POSITIVE_INFINITY) {
      this.#copies.delete(key);
      this.#copies.set(key, copy);
    }
    return copy;
  }

  /** Whether a key was not looked at in a window so far; from now on it was. */
  isNewIn(key: number, window: number): boolean {
    const isNew = this.#windows.get(key) !== window;
    if (isNew) {
      this.#windows.set(key, window);
    }
    return isNew;
  }

  put(key: number, copy: Copy): void {
    this.delete(key);
    this.#copies.set(key, copy);
    this.#bytes += copy.bytes;
    if (this.#bytes > this.#roomBytes) {
      for (const oldest of this.#copies.keys()) {
        this.delete(oldest);
        if (this.#bytes <= this.#roomBytes) {
          break;
        }
      }
    }
  }

  delete(key: number): void {
    const copy = this.#copies.get(key);
    if (copy !== undefined) {
      this.#copies.delete(key);
      this.#bytes -= copy.bytes;
    }
  }
}

/** What is known of a key before a time that was not simulated. */
export interface Expectation {
  /** Requests a millisecond. */
  readonly rate: number;
  readonly freshMs: number;
  /** No copy is older: when the last one expired, or was invalidated; minus infinity where nothing is known. */
  readonly sinceMs: number;
}

/**
 * When the last copy before a time was stored, drawn at random. Requests come at random and each that finds no fresh
 * copy stores one: a renewal process, whose cycle is a lifetime and the wait for the next request.
 *
 * @returns the time, also of a copy that has expired; `undefined` where there was none.
 */
export function drawnStart(
  { rate, freshMs, sinceMs }: Expectation,
  nowMs: number,
  draw: Draw,
): number | undefined {
  if (rate <= 0 || freshMs <= 0) {
    return undefined;
  }
  // Over many cycles the process forgets how it began.
  if (nowMs - sinceMs > 10 * (freshMs + 1 / rate)) {
    const busy = rate * freshMs;
    const isFresh = draw() < busy / (1 + busy);
    return nowMs - (isFresh ? draw() * freshMs : freshMs + exponential(draw, rate));
  }
  let startMs: number | undefined;
  for (let timeMs = sinceMs + exponential(draw, rate); timeMs < nowMs; ) {
    startMs = timeMs;
    timeMs += freshMs + exponential(draw, rate);
  }
  return startMs;
}
