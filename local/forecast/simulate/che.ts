/**
 * Che's approximation of a cache that removes what was used least recently: each object stays for one characteristic
 * time after its last use.
 *
 * @see https://doi.org/10.1109/JSAC.2002.801752 (Che, Tung, Wang: Hierarchical Web Caching Systems)
 * @module
 */

/** An object of a cache. */
export interface CachedObject {
  /** Requests in a unit of time. */
  readonly rate: number;
  readonly bytes: number;
}

/**
 * The characteristic time of a cache: for which the expected size of what was requested in it is the room.
 *
 * @returns infinity where everything fits.
 */
export function characteristicTime(objects: readonly CachedObject[], roomBytes: number): number {
  const used = (time: number): number =>
    objects.reduce((sum, { rate, bytes }) => sum + bytes * (1 - Math.exp(-rate * time)), 0);
  const all = objects.reduce((sum, { rate, bytes }) => sum + (rate > 0 ? bytes : 0), 0);
  if (all <= roomBytes) {
    return Number.POSITIVE_INFINITY;
  }
  let low = 0;
  let high = 1;
  while (used(high) < roomBytes) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (used(middle) < roomBytes) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}
