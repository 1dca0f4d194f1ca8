/**
 * The messages of one queue: which are visible when, and which receipt holds.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 * @module
 */
import type { Message, ReceivedMessage } from "./queue.ts";

interface Kept extends Message {
  /** When it can be received next, in milliseconds since the epoch. */
  visibleMs: number;
  receives: number;
  firstReceivedMs: number;
  /** The last one. */
  receipt: string | undefined;
}

/** How many messages there are. */
export interface QueueCounts {
  readonly visible: number;
  /** Received and not deleted. */
  readonly inFlight: number;
  /** Not received yet, and not visible yet. */
  readonly delayed: number;
}

/** Messages in memory, in the order in which they were sent. */
export class QueueMessages {
  readonly #kept = new Map<string, Kept>();

  get size(): number {
    return this.#kept.size;
  }

  /** @param visibleMs When it can be received, in milliseconds since the epoch. */
  add(message: Message, visibleMs: number): void {
    this.#kept.set(message.id, {
      ...message,
      visibleMs,
      receives: 0,
      firstReceivedMs: 0,
      receipt: undefined,
    });
  }

  /** The next visible messages, which are hidden until then. */
  receive(
    nowMs: number,
    max: number,
    hiddenUntilMs: number,
    newReceipt: () => string,
  ): readonly ReceivedMessage[] {
    const visible = [...this.#kept.values()].filter(({ visibleMs }) => visibleMs <= nowMs);
    return visible.slice(0, max).map((kept) => {
      kept.receives += 1;
      kept.firstReceivedMs = kept.receives === 1 ? nowMs : kept.firstReceivedMs;
      kept.visibleMs = hiddenUntilMs;
      kept.receipt = newReceipt();
      const { visibleMs: _, receipt, ...message } = kept;
      return { ...message, receipt };
    });
  }

  /** The next visible message that was received so often already, which is removed. */
  takeReceived(nowMs: number, times: number): Message | undefined {
    const kept = [...this.#kept.values()].find(
      ({ visibleMs, receives }) => visibleMs <= nowMs && receives >= times,
    );
    if (kept === undefined) {
      return undefined;
    }
    this.#kept.delete(kept.id);
    const { visibleMs: _, receives: __, firstReceivedMs: ___, receipt: ____, ...message } = kept;
    return message;
  }

  /** Removes the message of a receipt, unless it was received again since. */
  remove(receipt: string): void {
    const kept = this.#holderOf(receipt);
    if (kept !== undefined) {
      this.#kept.delete(kept.id);
    }
  }

  /**
   * Hides the message of a receipt until another time.
   *
   * @returns false when it is visible, deleted, or received again.
   */
  hide(receipt: string, nowMs: number, untilMs: number): boolean {
    const kept = this.#holderOf(receipt);
    if (kept === undefined || kept.visibleMs <= nowMs) {
      return false;
    }
    kept.visibleMs = untilMs;
    return true;
  }

  /** When the next message that is not visible becomes so; `undefined` when there is none. */
  nextVisibleMs(nowMs: number): number | undefined {
    const times = [...this.#kept.values()].map(({ visibleMs }) => visibleMs);
    const later = times.filter((visibleMs) => visibleMs > nowMs);
    return later.length === 0 ? undefined : later.reduce((a, b) => Math.min(a, b));
  }

  /** Removes what was sent before. */
  expire(sentBeforeMs: number): void {
    for (const { id, sentMs } of this.#kept.values()) {
      if (sentMs < sentBeforeMs) {
        this.#kept.delete(id);
      }
    }
  }

  clear(): void {
    this.#kept.clear();
  }

  counts(nowMs: number): QueueCounts {
    const all = [...this.#kept.values()];
    const hidden = all.filter(({ visibleMs }) => visibleMs > nowMs);
    const inFlight = hidden.filter(({ receives }) => receives > 0).length;
    return {
      visible: all.length - hidden.length,
      inFlight,
      delayed: hidden.length - inFlight,
    };
  }

  #holderOf(receipt: string): Kept | undefined {
    return [...this.#kept.values()].find((kept) => kept.receipt === receipt);
  }
}
