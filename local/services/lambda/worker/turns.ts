/**
 * Whose turn it is among the invocations that a thread was sent.
 *
 * Server and thread share one number: the turn that the thread may begin next. The thread begins a turn by adding 1; the
 * server takes back turns that have not begun by setting the number to the one after them. Both changes are atomic, so that
 * an invocation is either run by this thread or taken back, and never both.
 *
 * @module
 */

/** Makes the shared number. */
export function createTurns(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** The turn after another; numbers wrap. */
function following(turn: number): number {
  return (turn + 1) | 0;
}

/** The side of the thread. @returns what begins a turn, and returns false where that was taken back. */
export function turnTaker(shared: SharedArrayBuffer): (turn: number) => boolean {
  const next = new Int32Array(shared);
  return (turn) => Atomics.compareExchange(next, 0, turn, following(turn)) === turn;
}

/** The side of the server. */
export class TurnGiver {
  readonly #next: Int32Array;
  #end: number;

  constructor(shared: SharedArrayBuffer) {
    this.#next = new Int32Array(shared);
    this.#end = Atomics.load(this.#next, 0);
  }

  /** A new turn, after all others. */
  give(): number {
    const turn = this.#end;
    this.#end = following(turn);
    return turn;
  }

  /** Takes back the last turns, as far as the thread has not begun them. @returns how many. */
  takeBack(most: number): number {
    for (let count = most; count > 0; count -= 1) {
      const first = (this.#end - count) | 0;
      if (Atomics.compareExchange(this.#next, 0, first, this.#end) === first) {
        return count;
      }
    }
    return 0;
  }

  /** Whether the thread has begun the first of the last turns. @param count How many those are. */
  hasBegun(count: number): boolean {
    return Atomics.load(this.#next, 0) !== ((this.#end - count) | 0);
  }
}
