import { checkEach, report } from "../../property-check.ts";
import { functionType, rolesOf } from "../../reading/edge-function-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { stackRule } from "../../rule.ts";

export const computeOwnRole = stackRule({
  name: "compute-own-role",
  statement: "Each function has its own role.",
  why: "Permissions of one function are otherwise those of every function with the role.",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  severity: "medium",
  evaluate(stack) {
    const taken = new Map<StackResource, StackResource>();
    return checkEach(stack.ofType(functionType), (on) =>
      checkEach(rolesOf(on), (role) => {
        const other = taken.get(role) ?? on;
        taken.set(role, other);
        return (
          other !== on &&
          report(on, "role", `is ${role.name}, which is ${other.name}'s`, "write a separate role")
        );
      }),
    );
  },
});
