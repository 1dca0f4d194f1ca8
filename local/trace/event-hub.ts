/**
 * What happens, as server-sent events to whoever looks.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @module
 */
import type { SetTimer } from "../timer.ts";

/** Most subscribers at a time. */
export const maxSubscribers = 8;

/** Bytes that wait for a subscriber who reads slowly; what comes then is dropped, and its number told later. */
export const maxWaitingBytes = 1024 * 1024;

/** Between two comments that keep a connection alive. */
export const heartbeatMs = 15_000;

/** Where events go: an answer of `node:http`. */
export interface EventSink {
  write(text: string): unknown;
  end(): void;
  readonly writableLength: number;
}

interface Subscriber {
  readonly sink: EventSink;
  dropped: number;
}

/** Passes events on. Nothing is kept for those who come later. */
export class EventHub {
  readonly #setTimer: SetTimer;
  readonly #subscribers = new Set<Subscriber>();
  #callOff: () => void = () => undefined;
  #closed = false;

  constructor(setTimer: SetTimer) {
    this.#setTimer = setTimer;
  }

  /** How many look. */
  get count(): number {
    return this.#subscribers.size;
  }

  /** @param data Becomes JSON, if anybody looks. */
  publish(event: string, data: unknown): void {
    if (this.#subscribers.size > 0) {
      const text = framed(event, data);
      for (const subscriber of this.#subscribers) {
        send(subscriber, text);
      }
    }
  }

  /** @returns what ends it; `undefined` where there are enough already. */
  subscribe(sink: EventSink): (() => void) | undefined {
    if (this.#closed || this.#subscribers.size >= maxSubscribers) {
      return undefined;
    }
    const subscriber: Subscriber = { sink, dropped: 0 };
    this.#subscribers.add(subscriber);
    sink.write(": touchline\n\n");
    if (this.#subscribers.size === 1) {
      this.#beatLater();
    }
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) {
        this.#callOff();
      }
    };
  }

  /** Ends every stream; no other begins. */
  close(): void {
    this.#closed = true;
    this.#callOff();
    for (const { sink } of this.#subscribers) {
      sink.end();
    }
    this.#subscribers.clear();
  }

  #beatLater(): void {
    this.#callOff = this.#setTimer(() => {
      for (const subscriber of this.#subscribers) {
        send(subscriber, ": beat\n\n");
      }
      this.#beatLater();
    }, heartbeatMs);
  }
}

/** JSON has no line ends of its own, so one line of data is enough. */
function framed(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function send(subscriber: Subscriber, text: string): void {
  const { sink, dropped } = subscriber;
  if (sink.writableLength + text.length > maxWaitingBytes) {
    subscriber.dropped += text.startsWith(":") ? 0 : 1;
    return;
  }
  if (dropped > 0) {
    subscriber.dropped = 0;
    sink.write(framed("dropped", { count: dropped }));
  }
  sink.write(text);
}
