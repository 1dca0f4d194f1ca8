/**
 * The rules pass this project's stacks, each held to everything.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readStack } from "../../local/program/stack-file.ts";
import { recordedStack, root, stackNames } from "../../tests/stacks/recorded.ts";
import { asRecorded, engineShapes } from "./engine-shapes.ts";
import { findingsInGraph } from "./graph-evaluation.ts";

describe("the rules on this project's stacks", () => {
  for (const stack of stackNames) {
    for (const [title, shape] of Object.entries({ "as recorded": asRecorded, ...engineShapes })) {
      it(`find nothing in ${stack} ${title}`, async () => {
        const { nodes } = await recordedStack(stack);
        assert.deepEqual(await findingsInGraph(shape(nodes), await readStack(root, stack)), []);
      });
    }
  }
});
