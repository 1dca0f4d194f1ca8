/**
 * Secrets and keys rotated step by step: at no moment of a deployment is there none that is good.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { stackNames } from "../../stacks/recorded.ts";
import { deployedWorkspace, needCli } from "../deployed.ts";
import { edgeCode, moments, refusing, sentSecret } from "../moments.ts";
import type { Workspace } from "../workspace.ts";

/** The name of the key in the secret that signs, or would. */
function keyIds(workspace: Workspace, generation: number): string {
  const secret = workspace.cloud
    .all()
    .find(({ urn }) => urn.endsWith(`::token-secret-version-${generation}`));
  const text = JSON.stringify(secret?.inputs["secretString"]);
  const [, kid] = /kid\\":\\"([\w-]+)\\"/.exec(text) ?? [];
  return kid ?? assert.fail(`no key of generation ${generation} in ${text.slice(0, 40)}`);
}

for (const stack of stackNames) {
  describe(`the real engine, ${stack}: rotating`, () => {
    needCli();
    let workspace: Workspace;
    before(async () => {
      workspace = await deployedWorkspace(stack);
    });
    after(() => workspace?.close());

    /** Deploys, and gives the moments of that deployment alone. */
    async function deploy(failing?: string) {
      const from = workspace.cloud.journal().length;
      const up = await workspace.up(stack, failing === undefined ? {} : { failing });
      return { up, moments: moments(workspace.cloud.journal(), from) };
    }

    for (const generation of [2, 3]) {
      it(`the origin secret to generation ${generation}: the previous and the new secret are accepted throughout`, async () => {
        const previous = sentSecret(workspace.cloud.all());
        workspace.set(stack, "originSecretGeneration", generation);
        const { up, moments: all } = await deploy();
        assert.equal(up.code, 0, up.text);
        const now = sentSecret(workspace.cloud.all());
        assert.notEqual(now, previous);
        assert.ok(all.length > 5);
        for (const moment of all) {
          assert.deepEqual(
            refusing(moment, previous),
            [],
            `the one before, after: ${moment.after}`,
          );
          assert.deepEqual(refusing(moment, now), [], `the new one, after: ${moment.after}`);
        }
      });
    }

    it("the origin secret, in a deployment that fails halfway and is repeated", async () => {
      const previous = sentSecret(workspace.cloud.all());
      workspace.set(stack, "originSecretGeneration", 4);
      const first = await deploy("update api-us-east-1-verify-alias");
      assert.notEqual(first.up.code, 0);
      assert.match(first.up.text, /api-us-east-1-verify-alias: made to fail/);
      const second = await deploy();
      assert.equal(second.up.code, 0, second.up.text);
      for (const moment of [...first.moments, ...second.moments]) {
        const sent = sentSecret(moment.things);
        assert.deepEqual(refusing(moment, sent), [], `what is sent, after: ${moment.after}`);
        assert.deepEqual(refusing(moment, previous), [], `the one before, after: ${moment.after}`);
      }
    });

    for (const generation of [2, 3]) {
      it(`the keys to generation ${generation}: the previous and the new signing key are trusted throughout`, async () => {
        const [previous, now] = [keyIds(workspace, generation - 1), keyIds(workspace, generation)];
        workspace.set(stack, "tokenKeyGeneration", generation);
        const { up, moments: all } = await deploy();
        assert.equal(up.code, 0, up.text);
        for (const moment of all) {
          const guards = edgeCode(moment).filter((code) => code.includes("ES256"));
          assert.ok(guards.length > 0, "no function at the edge judges tokens");
          for (const guard of guards) {
            assert.ok(guard.includes(previous), `the key before, after: ${moment.after}`);
            assert.ok(guard.includes(now), `the key that signs, after: ${moment.after}`);
          }
        }
      });
    }
  });
}
