/**
 * Values that are available at once or later. A stage that needs nothing asynchronous returns its value
 * itself, so that a cache hit is answered without waiting for a microtask.
 *
 * @module
 */

/** A value, or a promise of one. */
export type Eventual<T> = T | Promise<T>;

/** Continues with a value: at once, unless it is still a promise. @throws what `next` throws at once. */
export function chain<T, U>(value: Eventual<T>, next: (value: T) => Eventual<U>): Eventual<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
