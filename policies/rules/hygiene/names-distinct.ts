import { report } from "../../property-check.ts";
import { physicalName } from "../../reading/physical-name.ts";
import type { StackResource } from "../../reading/resource.ts";
import { shown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const namesDistinct = stackRule({
  name: "names-distinct",
  statement: "Physical names are distinct.",
  why: "AWS refuses the second resource, or takes it for the first, and each deployment then undoes the other.",
  url: "https://www.pulumi.com/docs/iac/concepts/resources/names/",
  severity: "medium",
  evaluate(stack) {
    const taken = new Map<string, StackResource>();
    return stack.resources.map((on) => {
      const physical = physicalName(on);
      if (physical === undefined) {
        return undefined;
      }
      const { at, name, scope } = physical;
      const key = [on.type, scope, name].join(" ");
      const first = taken.get(key);
      taken.set(key, first ?? on);
      return (
        first !== undefined &&
        report(
          on,
          at,
          `is ${shown(name)}, which ${first.name} has already`,
          "write another, or leave it out",
        )
      );
    });
  },
});
