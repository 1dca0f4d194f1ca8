/**
 * How much a policy can do.
 *
 * @module
 */

/** By the numbers of the protocol. */
export const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** `advisory` warns, `mandatory` stops the run, `remediate` changes the resource, `disabled` is not evaluated. */
export type Level = (typeof levels)[number];

/** @returns `undefined` for a word that is none. */
export function levelNamed(word: unknown): Level | undefined {
  return levels.find((level) => level === word);
}
