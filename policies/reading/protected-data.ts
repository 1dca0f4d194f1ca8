/**
 * Whether a stack is one whose data must not get lost.
 *
 * @module
 */
import type { Facts, Setting } from "../rule.ts";

/** The setting of a project that says so, where its owner chose no other. */
const usualSetting = "protectData";

/** The knob that says how to tell. */
export const protectedBySetting: Setting<string> = {
  description:
    "Name of the project's setting that is false where data may get lost; where it is absent or anything else, data is kept.",
  type: "string",
  default: usualSetting,
};

/** The stack that has viewers. Its own settings cannot take its protection away. */
const viewersStack = "prod";

/** Whether data of this stack must not get lost: in every stack that does not say it may. */
export function protectsData({ project, stack, config }: Facts, setting = usualSetting): boolean {
  return stack === viewersStack || config[`${project}:${setting}`] !== "false";
}
