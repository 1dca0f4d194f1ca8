/**
 * The first deployment, and what must be true of any after it.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { title } from "../../../components/tests/recording.ts";
import { recordedStack, stackNames } from "../../stacks/recorded.ts";
import { deployedWorkspace, firstDeployment, needCli } from "../deployed.ts";
import { changes, registered } from "../run-events.ts";
import type { Ended, Workspace } from "../workspace.ts";

for (const stack of stackNames) {
  describe(`the real engine, ${stack}: deploying`, () => {
    needCli();

    describe("for the first time", () => {
      let preview: Ended;
      let up: Ended;
      let workspace: Workspace;
      before(async () => {
        ({ preview, up, workspace } = await firstDeployment(stack));
      });

      it("previews only creations, without warnings or errors", () => {
        assert.equal(preview.code, 0, preview.text);
        assert.deepEqual(preview.diagnostics, []);
        assert.deepEqual(Object.keys(changes(preview)), ["create"]);
      });

      it("deploys without warnings or errors", () => {
        assert.equal(up.code, 0, up.text);
        assert.deepEqual(up.diagnostics, []);
      });

      it("registers the same resources in preview and deployment", () => {
        assert.deepEqual(registered(up), registered(preview));
      });

      it("registers the resources of an evaluation without an engine, and those of the AWSX network", async () => {
        const { nodes } = await recordedStack(stack);
        const evaluated = new Set(nodes.map(({ urn }) => urn));
        const more = registered(up).filter((urn) => !evaluated.has(urn));
        assert.deepEqual(
          more.map(title).filter((each) => !/^(Vpc|Subnet|InternetGateway|RouteTable)/.test(each)),
          ["awsx default_3_9_0", "random default_4_21_2", "tls default_5_6_1"],
        );
        const deployed = new Set(registered(up));
        assert.deepEqual([...evaluated].filter((urn) => !deployed.has(urn)).map(title), []);
      });

      it("creates in the fake cloud what it registers", async () => {
        const managed = (await workspace.state(stack)).filter(({ type }) =>
          type.startsWith("aws:"),
        );
        const made = workspace.cloud.all().filter(({ type }) => type.startsWith("aws:"));
        assert.deepEqual(made.map(({ urn }) => urn).sort(), managed.map(({ urn }) => urn).sort());
      });

      it("keeps no secret in plain text in its state", async () => {
        const state = await workspace.stateText(stack);
        const secrets = workspace.cloud
          .journal()
          .map(({ thing }) => thing)
          .filter(({ type }) => type.startsWith("random:") || type.startsWith("tls:"))
          .flatMap(({ outputs }) => [outputs["result"], outputs["privateKeyPem"]])
          .filter((secret) => typeof secret === "string");
        assert.ok(secrets.length >= 4, `${secrets.length} secrets were made`);
        for (const secret of secrets) {
          assert.ok(!state.includes(secret), "a secret as it is");
          assert.ok(!state.includes(JSON.stringify(secret).slice(1, -1)), "a secret within a text");
        }
        assert.ok(!/PRIVATE KEY/.test(state), "a private key");
        assert.match(state, /"ciphertext"/);
      });
    });

    describe("a second time", () => {
      let workspace: Workspace;
      before(async () => {
        workspace = await deployedWorkspace(stack);
      });
      after(() => workspace?.close());

      it("changes nothing", async () => {
        const again = await workspace.up(stack, { words: ["--expect-no-changes"] });
        assert.equal(again.code, 0, again.text);
        assert.deepEqual(changes(again), {});
      });

      it("finds no drift when it refreshes", async () => {
        const refresh = await workspace.refresh(stack);
        assert.equal(refresh.code, 0, refresh.text);
        const again = await workspace.up(stack, { words: ["--expect-no-changes"] });
        assert.equal(again.code, 0, again.text);
      });

      it("creates only the resource that was deleted outside Pulumi", async () => {
        const policy = workspace.cloud
          .all()
          .find(
            ({ type, urn }) =>
              type === "aws:s3/bucketPolicy:BucketPolicy" && urn.endsWith("::site-policy"),
          );
        assert.ok(policy !== undefined);
        workspace.cloud.delete(policy);
        const refresh = await workspace.refresh(stack);
        assert.equal(refresh.code, 0, refresh.text);
        const up = await workspace.up(stack);
        assert.deepEqual(changes(up), { create: ["BucketPolicy site-policy"] });
      });
    });
  });
}
