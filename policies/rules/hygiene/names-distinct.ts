import { physicalName } from "../../reading/physical-name.ts";
import type { StackResource } from "../../reading/resource.ts";
import { shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const namesDistinct = stackRule({
  name: "names-distinct",
  statement: "No name is given twice.",
  why: "AWS refuses the second, or takes it for the first, and the stack then fights over one thing.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/names/",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    const taken = new Map<string, StackResource>();
    for (const on of stack.resources) {
      const physical = physicalName(on);
      if (physical === undefined) {
        continue;
      }
      const { at, name, scope } = physical;
      const key = [on.type, scope, name].join(" ");
      const first = taken.get(key);
      taken.set(key, first ?? on);
      if (first !== undefined) {
        yield {
          on,
          at,
          found: `is ${shown(name)}, which ${first.name} has already`,
          write: "write another, or leave it out",
        };
      }
    }
  },
});
