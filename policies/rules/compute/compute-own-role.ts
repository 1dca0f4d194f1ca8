import { functionType } from "../../reading/edge-function.ts";
import type { StackResource } from "../../reading/resource.ts";
import { roleType } from "../../reading/role.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const computeOwnRole = stackRule({
  name: "compute-own-role",
  statement: "Each function has a role of its own.",
  why: "What one function is given, every other one with the role may do as well.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const taken = new Map<StackResource, StackResource>();
    for (const on of stack.ofType(functionType)) {
      for (const role of sources(on, "role").filter(({ type }) => type === roleType)) {
        const other = taken.get(role);
        if (other !== undefined && other !== on) {
          yield {
            on,
            at: "role",
            found: `is ${role.name}, which is ${other.name}'s`,
            write: "write a role of its own",
          };
        }
        taken.set(role, other ?? on);
      }
    }
  },
});
