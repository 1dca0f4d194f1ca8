/**
 * The pack has nothing to say of our own stacks.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startJudge } from "../../local/policy/judge-graph.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { recordedStack, root, stackNames } from "../../tests/stacks/recorded.ts";
import { packFolder } from "./pack-on-prod.ts";

describe("the policy pack on our own stacks", () => {
  for (const stack of stackNames) {
    it(`finds nothing in ${stack}, and has nothing to mend`, async () => {
      const judge = await startJudge(packFolder, await readStack(root, stack), {});
      try {
        assert.deepEqual(await judge.judge(await recordedStack(stack)), {
          violations: [],
          mendings: [],
          isBlocked: false,
        });
      } finally {
        judge.stop();
      }
    });
  }
});
