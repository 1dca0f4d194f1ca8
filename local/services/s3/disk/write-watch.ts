/**
 * Reports every object that is written, by any operation.
 *
 * @module
 */
import { currentObject } from "../rules/history.ts";
import type { ObjectVersion } from "./key-record.ts";
import type { Slot, Store } from "./store.ts";

/** Told of a version while its key is still locked: what is noted in order stays in order. */
export type Written = (bucket: string, key: string, version: ObjectVersion) => void;

/**
 * A store over another one.
 *
 * @param written Called after each commit that makes a new version the current one, so not when a
 *   delete uncovers an older one. It must not throw.
 */
export function watchWrites(store: Store, written: Written): Store {
  return {
    ...store,
    alone: (bucket, key, work) =>
      store.alone(bucket, key, (slot) =>
        work(watchSlot(slot, (version) => written(bucket, key, version))),
      ),
  };
}

function watchSlot(slot: Slot, written: (version: ObjectVersion) => void): Slot {
  return {
    ...slot,
    async commit(next) {
      await slot.commit(next);
      const current = currentObject(next.versions);
      const older = slot.record.versions.filter((version) => version.kind === "object");
      // Every write has a file of its own, even one that replaces the `null` version.
      if (current !== undefined && !older.some(({ data }) => data === current.data)) {
        written(current);
      }
    },
  };
}
