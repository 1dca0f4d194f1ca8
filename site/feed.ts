/**
 * Keeps the resources that the page shows up to date, with few requests.
 *
 * @module
 */
import type { Fetched } from "./fetch-json.ts";
import { FetchError } from "./fetch-json.ts";
import { type PollState, pollDelaySeconds } from "./poll-delay.ts";

/** What is known of a resource. Neither value nor fault: it has not arrived yet. */
export interface Known {
  /** The last response's JSON. */
  readonly value?: unknown;
  /** True when the server says that a newer version exists and is not valid. */
  readonly isLastGood?: boolean;
  /** Why the last request failed: a sentence without a full stop. */
  readonly fault?: string;
  /** The failed request's status; 0 without a response. */
  readonly status?: number;
  /** Seconds until the next request after a failure. */
  readonly waitSeconds?: number;
  /** When `value` was last confirmed. Milliseconds since the epoch. */
  readonly confirmedMs?: number;
}

/** What a {@link Feed} needs of its surroundings. */
export interface FeedPorts {
  /** @param isAgain Whether the resource has been fetched before, so that a cached copy has to be revalidated. */
  fetch(path: string, isAgain: boolean): Promise<Fetched>;
  nowMs(): number;
  /** From 0 to 1. */
  random(): number;
  /** Calls back after a time. Returns what cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
  /** Whether anybody can see the page. */
  isVisible(): boolean;
  /** Called after something became known. */
  changed(path: string, before: Known, now: Known): void;
}

interface Entry {
  known: Known;
  tag: string;
  poll: PollState;
  /** When to fetch next. Milliseconds since the epoch; infinite during a request. */
  dueMs: number;
}

/** Wait while a change is expected. Seconds. */
const expectedSeconds = 5;

/** See the module. Only watched resources are fetched, only while the page is visible, each by one request at a time. */
export class Feed {
  readonly #ports: FeedPorts;
  readonly #entries = new Map<string, Entry>();
  #watched: readonly string[] = [];
  #expectedUntilMs = 0;
  #cancel: () => void = () => undefined;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
  }

  /** Watches these resources and no others. What has been fetched before is known at once, and fetched again when it is due. */
  watch(paths: readonly string[]): void {
    this.#watched = paths;
    this.wake();
  }

  /** What is known of a resource. */
  known(path: string): Known {
    return this.#entries.get(path)?.known ?? {};
  }

  /**
   * Fetches the watched resources now, whatever they wait for, and the others as soon as they are watched.
   *
   * @param expectSeconds For how long to ask often, since a change is on its way through the caches.
   */
  refresh(expectSeconds = 0): void {
    this.#expectedUntilMs = this.#ports.nowMs() + expectSeconds * 1000;
    for (const entry of this.#entries.values()) {
      entry.poll = { ...entry.poll, unchanged: 0 };
      // One that is on its way stays the only one.
      entry.dueMs = entry.dueMs === Number.POSITIVE_INFINITY ? entry.dueMs : 0;
    }
    this.wake();
  }

  /** Forgets resources, such as those of a person who signed out. */
  forget(isForgotten: (path: string) => boolean): void {
    for (const path of [...this.#entries.keys()].filter(isForgotten)) {
      this.#entries.delete(path);
    }
  }

  /** Fetches what is due, and waits for the rest; to be called when the page becomes visible or hidden. */
  wake(): void {
    this.#cancel();
    if (!this.#ports.isVisible()) {
      return;
    }
    const nowMs = this.#ports.nowMs();
    for (const path of this.#watched) {
      const entry = this.#entry(path);
      if (entry.dueMs <= nowMs) {
        entry.dueMs = Number.POSITIVE_INFINITY;
        void this.#fetch(path, entry);
      }
    }
    const nextMs = Math.min(...this.#watched.map((path) => this.#entry(path).dueMs));
    if (Number.isFinite(nextMs)) {
      this.#cancel = this.#ports.setTimer(() => this.wake(), nextMs - nowMs);
    }
  }

  #entry(path: string): Entry {
    const found = this.#entries.get(path);
    if (found !== undefined) {
      return found;
    }
    const poll = { sharedSeconds: 0, unchanged: 0, failures: 0 };
    const made: Entry = { known: {}, tag: "", poll, dueMs: 0 };
    this.#entries.set(path, made);
    return made;
  }

  /** @throws never */
  async #fetch(path: string, entry: Entry): Promise<void> {
    const before = entry.known;
    try {
      this.#succeed(entry, await this.#ports.fetch(path, before.value !== undefined));
    } catch (error) {
      this.#fail(entry, error);
    }
    if (this.#entries.get(path) === entry) {
      this.#ports.changed(path, before, entry.known);
    }
    this.wake();
  }

  #succeed(entry: Entry, { value, tag, sharedSeconds, isLastGood }: Fetched): void {
    const isNew =
      tag === "" ? JSON.stringify(value) !== JSON.stringify(entry.known.value) : tag !== entry.tag;
    entry.tag = tag;
    entry.poll = { sharedSeconds, unchanged: isNew ? 0 : entry.poll.unchanged + 1, failures: 0 };
    // The old value is kept when it is the same, so that what was computed from it can be kept too.
    const kept = isNew ? value : entry.known.value;
    const confirmedMs = this.#ports.nowMs();
    entry.known = { value: kept, confirmedMs, ...(isLastGood ? { isLastGood } : {}) };
    this.#wait(entry);
  }

  #fail(entry: Entry, error: unknown): void {
    const fault = error instanceof Error ? error.message : String(error);
    const { status = 0, retryAfterSeconds = 0 } = error instanceof FetchError ? error : {};
    entry.poll = { ...entry.poll, failures: entry.poll.failures + 1, retryAfterSeconds };
    const waitSeconds = Math.round(this.#wait(entry));
    entry.known = { ...entry.known, fault, status, waitSeconds };
  }

  /** Returns the wait in seconds. */
  #wait(entry: Entry): number {
    const nowMs = this.#ports.nowMs();
    const isSoon = entry.poll.failures === 0 && nowMs < this.#expectedUntilMs;
    const usual = pollDelaySeconds(entry.poll, this.#ports.random());
    const seconds = isSoon ? Math.min(usual, expectedSeconds) : usual;
    entry.dueMs = nowMs + seconds * 1000;
    return seconds;
  }
}
