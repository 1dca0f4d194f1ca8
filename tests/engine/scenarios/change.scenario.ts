/**
 * One thing changed in the program or its settings: what the engine does, and nothing besides.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { stackNames } from "../../stacks/recorded.ts";
import { deployedWorkspace, needCli } from "../deployed.ts";
import { changes } from "../run-events.ts";
import type { Workspace } from "../workspace.ts";

for (const stack of stackNames) {
  describe(`the real engine, ${stack}: changing`, () => {
    needCli();
    let workspace: Workspace;
    before(async () => {
      workspace = await deployedWorkspace(stack);
    });
    after(() => workspace?.close());

    it("a function's code: its version and the distribution, in preview and deployment", async () => {
      workspace.edit("functions/core/freshness.ts", (text) =>
        text.replace("export function", "export const changed = 1;\nexport function"),
      );
      workspace.edit(
        "functions/edge/freshness.ts",
        (text) => `${text}\nconsole.debug("changed");\n`,
      );
      const expected = {
        update: ["Distribution facade-distribution", "Function freshness-function"],
      };
      const preview = await workspace.preview(stack);
      const up = await workspace.up(stack);
      assert.deepEqual([changes(preview), changes(up)], [expected, expected]);
    });
  });
}
