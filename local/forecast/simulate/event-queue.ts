/**
 * What happens later, in the order of its time.
 *
 * @module
 */

/** Something that happens at a time. */
type Event = (nowMs: number) => void;

/** A queue of events: a binary heap. Events of the same time happen in the order in which they were added. */
export class EventQueue {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #events: Event[] = [];
  #added = 0;

  /** When the next one happens; infinite when there is none. */
  get nextMs(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY;
  }

  add(timeMs: number, event: Event): void {
    let at = this.#times.length;
    const order = this.#added++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isLater(parent, timeMs, order)) {
        break;
      }
      this.#move(parent, at);
      at = parent;
    }
    this.#times[at] = timeMs;
    this.#orders[at] = order;
    this.#events[at] = event;
  }

  /** Has everything happen that is due before a time, and what that adds. */
  runUntil(timeMs: number): void {
    while (this.nextMs < timeMs) {
      const nowMs = this.nextMs;
      const event = this.#events[0];
      this.#removeFirst();
      event?.(nowMs);
    }
  }

  #isLater(at: number, timeMs: number, order: number): boolean {
    const other = this.#times[at] ?? 0;
    return other > timeMs || (other === timeMs && (this.#orders[at] ?? 0) > order);
  }

  #move(from: number, to: number): void {
    this.#times[to] = this.#times[from] as number;
    this.#orders[to] = this.#orders[from] as number;
    this.#events[to] = this.#events[from] as Event;
  }

  #removeFirst(): void {
    const timeMs = this.#times.pop() as number;
    const order = this.#orders.pop() as number;
    const event = this.#events.pop() as Event;
    const count = this.#times.length;
    if (count === 0) {
      return;
    }
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      const right = child + 1;
      const isRight =
        right < count &&
        this.#isLater(child, this.#times[right] as number, this.#orders[right] as number);
      const least = isRight ? right : child;
      if (this.#isLater(least, timeMs, order)) {
        break;
      }
      this.#move(least, at);
      at = least;
    }
    this.#times[at] = timeMs;
    this.#orders[at] = order;
    this.#events[at] = event;
  }
}
