/**
 * Whether a stack is one whose data must not get lost.
 *
 * @module
 */
import type { Facts } from "./facts.ts";

/** The project's setting that states it, unless another is configured. */
export const usualSetting = "protectData";

/** The stack that has viewers. Its own settings cannot take its protection away. */
const viewersStack = "prod";

/** Whether data of this stack must not get lost: in every stack that does not say it may. */
export function protectsData({ project, stack, config }: Facts, setting = usualSetting): boolean {
  return stack === viewersStack || config[`${project}:${setting}`] !== "false";
}
