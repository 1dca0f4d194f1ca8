/**
 * Random fractions, from random bytes that tests give.
 *
 * @module
 */

/** Numbers from 0 to below 1. */
export function fractions(randomBytes: (size: number) => Buffer): () => number {
  return () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
}
