/**
 * A seeded random sequence, equal on every machine.
 *
 * @module
 */

/** The next number of a sequence, in `[0, 1)`. */
export type Random = () => number;

/**
 * Starts a sequence (the mulberry32 generator: 32 bits of state, not for secrets).
 *
 * @param seed A whole number from 0 to 4294967295.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy in random order. */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** The number of successes in `chances` trials. */
export function countOf(chances: number, probability: number, random: Random): number {
  let count = 0;
  for (let chance = 0; chance < chances; chance += 1) {
    count += random() < probability ? 1 : 0;
  }
  return count;
}
