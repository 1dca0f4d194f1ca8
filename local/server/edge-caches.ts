/**
 * The caches of the distributions of a stack; they outlive a reload.
 *
 * @module
 */
import { CacheStore } from "../services/cloudfront/cache/cache-store.ts";
import { defaultStoreBytes } from "../services/cloudfront/edge.ts";

/** Caches by the ARN of their distribution. */
export class EdgeCaches {
  readonly #stores = new Map<string, CacheStore>();

  /** The cache of a distribution. */
  of(distributionArn: string): CacheStore {
    const store =
      this.#stores.get(distributionArn) ?? new CacheStore({ maxBytes: defaultStoreBytes });
    this.#stores.set(distributionArn, store);
    return store;
  }

  /**
   * Drops the copies that an invalidation path names.
   *
   * @param distributionArn @default every distribution
   * @returns how many copies were dropped.
   */
  invalidate(path: string, distributionArn?: string): number {
    const chosen =
      distributionArn === undefined ? [...this.#stores.values()] : [this.of(distributionArn)];
    return chosen.reduce((dropped, store) => dropped + store.invalidate(path), 0);
  }

  /** Every cache, by the ARN of its distribution. */
  list(): readonly (readonly [distributionArn: string, store: CacheStore])[] {
    return [...this.#stores];
  }

  /** Drops everything. @returns how many copies that were. */
  clear(): number {
    let dropped = 0;
    for (const store of this.#stores.values()) {
      dropped += store.count;
      store.clear();
    }
    return dropped;
  }
}
