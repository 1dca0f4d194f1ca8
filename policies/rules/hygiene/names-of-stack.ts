import { checkEach, report } from "../../property-check.ts";
import { type PhysicalName, physicalName } from "../../reading/physical-name.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const namesOfStack = stackRule({
  name: "names-of-stack",
  statement: "Two stacks never have the same physical name.",
  why: "A name is unique in an account and Region: the second stack fails half-way, or overwrites the first.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/names/",
  severity: "medium",
  evaluate: (stack, _, facts) =>
    checkEach(stack.resources, (on) => {
      const physical = physicalName(on);
      return (
        physical !== undefined &&
        isFixed(physical, on) &&
        !isOf(facts.stack, physical.name) &&
        report(
          on,
          physical.at,
          `is ${shown(physical.name)} in every stack`,
          `leave it out, or put the stack's name in it: "${facts.stack}"`,
        )
      );
    }),
});

/** Written in the program: not generated, and not from another resource's name. */
function isFixed({ at, name, isPrefixed }: PhysicalName, resource: StackResource): boolean {
  return !isPrefixed && sources(resource, at).length === 0 && !isGenerated(name, resource.name);
}

/** A generated name ends in random digits. */
function isGenerated(name: string, logicalName: string): boolean {
  const [, hex = ""] = /-([0-9a-f]{6,})$/.exec(name) ?? [];
  // "facade" consists of such digits too.
  return hex !== "" && (/\d/.test(hex) || name.endsWith(`${logicalName}-${hex}`));
}

/** Whether the stack's name is in it as a word. */
function isOf(stack: string, name: string): boolean {
  return new RegExp(`(^|[^A-Za-z0-9])${escaped(stack)}($|[^A-Za-z0-9])`).test(name);
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
