/**
 * How much a policy can do.
 *
 * @module
 */

/** By the numbers of the protocol. */
export const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** `advisory` is told, `mandatory` stops the run, `remediate` mends, `disabled` is not asked. */
export type Level = (typeof levels)[number];

/** @returns `undefined` for a word that is none. */
export function levelNamed(word: unknown): Level | undefined {
  return levels.find((level) => level === word);
}
