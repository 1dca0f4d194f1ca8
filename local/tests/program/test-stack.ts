/**
 * A stack for programs written in tests.
 *
 * @module
 */
import type { StackConfig } from "../../program/stack-config.ts";

/** In eu-west-1, with nothing else set. */
export const testStack: StackConfig = {
  project: "rugby",
  stack: "test",
  config: { "aws:region": "eu-west-1" },
  secretKeys: [],
};

/** The URN of a resource of {@link testStack}. @param types From the outermost component to the resource. */
export function urnOf(name: string, ...types: string[]): string {
  return `urn:pulumi:test::rugby::${types.join("$")}::${name}`;
}
