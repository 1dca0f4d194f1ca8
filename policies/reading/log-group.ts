/**
 * Log groups.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { sources } from "./stack.ts";
import { unknown } from "./value.ts";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** Whether a name is unknown and comes from outside of AWS: it may turn out to be any, a function's default one too. */
export function mayHaveAnyName(group: StackResource): boolean {
  return (
    group.props["name"] === unknown &&
    sources(group, "name").every(({ type }) => !type.startsWith("aws:"))
  );
}
