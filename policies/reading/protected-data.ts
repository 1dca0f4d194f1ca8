/**
 * Whether a stack is one whose data must not get lost.
 *
 * @module
 */
import type { Facts, Setting } from "../rule.ts";

/** The knob that says how to tell. */
export const protectedBySetting: Setting<string> = {
  description:
    "Name of the project's setting that is false where data may get lost; where it is absent or anything else, data is kept.",
  type: "string",
  default: "protectData",
};

/** Whether data of this stack may get lost. */
export function mayLoseData({ project, config }: Facts, setting: string): boolean {
  return config[`${project}:${setting}`] === "false";
}
