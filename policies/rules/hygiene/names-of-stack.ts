import { type PhysicalName, physicalName } from "../../reading/physical-name.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const namesOfStack = stackRule({
  name: "names-of-stack",
  statement: "Two stacks never want the same name.",
  why: "A name is taken once an account and Region: the second stack fails half-way, or overwrites the first.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/names/",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack, _, facts) {
    for (const on of stack.resources) {
      const physical = physicalName(on);
      if (physical !== undefined && isFixed(physical, on) && !isOf(facts.stack, physical.name)) {
        yield {
          on,
          at: physical.at,
          found: `is ${shown(physical.name)} in every stack`,
          write: `leave it out, or put the stack's name in it: "${facts.stack}"`,
        };
      }
    }
  },
});

/** Written down by the program: not made by chance, and not from another resource's name. */
function isFixed({ at, name, isPrefixed }: PhysicalName, resource: StackResource): boolean {
  return !isPrefixed && sources(resource, at).length === 0 && !isMadeByChance(name, resource.name);
}

/** At the end of a name made for it stand digits nobody chose. */
function isMadeByChance(name: string, logicalName: string): boolean {
  const [, hex = ""] = /-([0-9a-f]{6,})$/.exec(name) ?? [];
  // "facade" is made of such digits too.
  return hex !== "" && (/\d/.test(hex) || name.endsWith(`${logicalName}-${hex}`));
}

/** Whether the stack's name stands in it as a word. */
function isOf(stack: string, name: string): boolean {
  return new RegExp(`(^|[^A-Za-z0-9])${escaped(stack)}($|[^A-Za-z0-9])`).test(name);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
