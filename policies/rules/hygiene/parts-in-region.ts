import { regionalParts } from "../../../aws/regions.ts";
import { checkEach, report } from "../../property-check.ts";
import { regionOf } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const rows: readonly (readonly [string, Readonly<Record<string, string>>])[] = Object.entries(
  regionalParts.value,
);

export const partsInRegion = stackRule({
  name: "parts-in-region",
  statement: "Parts of a resource are in its Region.",
  why: "AWS finds no such resource in another Region, and refuses the part.",
  url: regionalParts.source.url,
  severity: "high",
  evaluate: (stack) =>
    checkEach(rows, ([type, inputs]) =>
      checkEach(stack.ofType(type), (on) =>
        checkEach(Object.entries(inputs), ([input, whole]) =>
          checkEach(sources(on, input, whole), (other) => {
            const own = text(regionOf(on));
            const home = text(regionOf(other));
            return (
              own !== undefined &&
              home !== undefined &&
              own !== home &&
              report(
                on,
                "region",
                `is ${shown(own)}, while ${other.name} is in ${shown(home)}`,
                `write region: ${shown(home)}`,
              )
            );
          }),
        ),
      ),
    ),
});
