/**
 * The cache of one edge: entries by key within a budget of bytes, the least recently used leaving first.
 *
 * @module
 */
import type { CacheEntry } from "./cache-entry.ts";
import { keyTarget } from "./cache-key.ts";

/**
 * Entries by key. Every entry is charged what it costs, overhead included, so that a flood of distinct
 * query strings displaces entries and never fills memory.
 */
export class CacheStore {
  readonly #maxBytes: number;
  /** From the least to the most recently used: a Map keeps the order of insertion. */
  readonly #entries = new Map<string, CacheEntry>();
  #newest: CacheEntry | undefined;
  #sizeBytes = 0;

  /** @param options `maxBytes`: what all entries together may cost. An entry that costs more alone is not kept. */
  constructor(options: { readonly maxBytes: number }) {
    this.#maxBytes = options.maxBytes;
  }

  /** What all entries together may cost. */
  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** The entries, from the least to the most recently used. */
  entries(): readonly CacheEntry[] {
    return [...this.#entries.values()];
  }

  /** What the entries cost, by their own estimate. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** How many entries there are. */
  get count(): number {
    return this.#entries.size;
  }

  /** The entry of a key, which thereby becomes the last to leave. Its age is not checked here. */
  get(key: string): CacheEntry | undefined {
    const entry = this.#entries.get(key);
    // The hottest key is already in its place; moving it again would cost more than finding it did.
    if (entry !== undefined && entry !== this.#newest) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      this.#newest = entry;
    }
    return entry;
  }

  /** Keeps an entry in place of any other of its key, and drops others until all fit. */
  set(entry: CacheEntry): void {
    this.delete(entry.key);
    if (entry.sizeBytes > this.#maxBytes) {
      return;
    }
    this.#entries.set(entry.key, entry);
    this.#newest = entry;
    this.#sizeBytes += entry.sizeBytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#sizeBytes <= this.#maxBytes) {
        break;
      }
      this.delete(oldest);
    }
  }

  /** Drops the entry of a key, if there is one. */
  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return;
    }
    this.#entries.delete(key);
    this.#sizeBytes -= entry.sizeBytes;
    // Whichever was the newest: forgetting it costs one move, remembering a dropped one costs its memory.
    this.#newest = undefined;
  }

  /** Drops everything. */
  clear(): void {
    this.#entries.clear();
    this.#newest = undefined;
    this.#sizeBytes = 0;
  }

  /**
   * Drops what an invalidation names, every variant by header, cookie and coding together.
   *
   * @param pathPattern Starts with `/`; case-sensitive; `*` counts as a wildcard only at the end. Names
   *   the query, after `?`, where the query is part of the key.
   * @returns how many entries were dropped.
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
   */
  invalidate(pathPattern: string): number {
    const prefix = pathPattern.endsWith("*") ? pathPattern.slice(0, -1) : undefined;
    const before = this.count;
    for (const key of this.#entries.keys()) {
      const target = keyTarget(key);
      if (prefix === undefined ? target === pathPattern : target.startsWith(prefix)) {
        this.delete(key);
      }
    }
    return before - this.count;
  }
}
