/**
 * What is costly to make, made once a process for each key and shared by its tests.
 *
 * @module
 */

/**
 * Wraps a function so that each key is made once. A failure is not kept: the next caller tries again.
 *
 * @param make Must give what no test changes.
 */
export function oncePerKey<Key extends string, Value>(
  make: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) {
      return known;
    }
    const making = make(key);
    made.set(key, making);
    making.catch(() => made.delete(key));
    return making;
  };
}
