/** The union of two policies. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Selection } from "../../../../http/name-selection.ts";
import { selects } from "../../../../http/name-selection.ts";
import { unite } from "../../../../services/cloudfront/headers/forwarding.ts";

describe("unite", () => {
  const names = ["a", "b", "c", "d"];
  const list = fc.subarray(names);
  const selection: fc.Arbitrary<Selection> = fc.oneof(
    fc.constant<Selection>({ kind: "none" }),
    fc.constant<Selection>({ kind: "all" }),
    list.map((some): Selection => ({ kind: "allow", names: some })),
    list.map((some): Selection => ({ kind: "all-except", names: some })),
  );

  it("includes exactly what either of the two includes", () => {
    fc.assert(
      fc.property(selection, selection, fc.constantFrom(...names, "z"), (one, other, name) => {
        const either = selects(one, name) || selects(other, name);
        assert.equal(selects(unite(one, other), name), either);
      }),
    );
  });
});
