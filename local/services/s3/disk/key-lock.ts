/**
 * One at a time, for each name.
 *
 * @module
 */

/** Runs work alone among all work of the same name, in order of arrival. */
export type KeyLock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** A lock that remembers a name only while work of that name waits or runs. */
export function createKeyLock(): KeyLock {
  const tails = new Map<string, Promise<void>>();
  return async (name, work) => {
    const before = tails.get(name);
    const { promise: tail, resolve: release } = Promise.withResolvers<void>();
    tails.set(name, tail);
    await before;
    try {
      return await work();
    } finally {
      release();
      if (tails.get(name) === tail) {
        tails.delete(name);
      }
    }
  };
}
