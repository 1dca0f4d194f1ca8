/**
 * Stacks whose data must outlive a mistake.
 *
 * @module
 */
import type { Facts } from "../rule.ts";

/** The stack that has viewers. Its own settings cannot take its protection away. */
const viewersStack = "prod";

/** Whether a stack says it protects its data, or is the one that must. */
export function protectsData({ project, stack, config }: Facts): boolean {
  return stack === viewersStack || config[`${project}:protectData`] === "true";
}
