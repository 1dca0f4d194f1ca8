/**
 * A release: what the engine changes at its start, its abort and its promotion, and what it leaves.
 *
 * @module
 */
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { deployedWorkspace, needCli } from "../deployed.ts";
import { changes } from "../run-events.ts";
import type { Workspace } from "../workspace.ts";

const stack = "dev";
const handlers = ["api-eu-west-1-handler", "api-us-east-1-handler"];
const distributionType = "aws:cloudfront/distribution:Distribution";

describe("the real engine: a release", () => {
  needCli();
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await deployedWorkspace(stack);
    const changed = (text: string) => `${text}\nconsole.debug("changed");\n`;
    workspace.edit("functions/edge/freshness.ts", changed);
    workspace.edit("functions/api/api-handler.ts", changed);
  });
  afterEach(() => workspace?.close());

  async function deploy(settings: Readonly<Record<string, unknown>>) {
    for (const [key, value] of Object.entries(settings)) {
      workspace.set(stack, key, value);
    }
    const up = await workspace.up(stack);
    assert.equal(up.code, 0, up.text);
    return changes(up);
  }

  const stable = { apiStableVersions: handlers.map((name) => `${name}=1`).join(" ") };

  it("begins beside what viewers get, is taken back without touching it, and becomes what they get", async () => {
    const start = await deploy({
      ...{ staging: "weight", stagingPercent: 10, apiCanaryPercent: 20 },
      ...stable,
    });
    assert.deepEqual(Object.keys(start).sort(), ["create", "update"]);
    assert.deepEqual(versionsAt(false), ["1"]);
    assert.deepEqual(versionsAt(true), ["2"]);
    assert.deepEqual(aliases("live"), ["1 with 2: 0.2", "1 with 2: 0.2"]);
    assert.deepEqual(aliases("next"), ["2", "2"]);

    const abort = await deploy({ staging: "hold", apiCanaryPercent: 0 });
    assert.deepEqual(abort, {
      update: [
        "Alias api-eu-west-1-handler-alias",
        "Alias api-us-east-1-handler-alias",
        "ContinuousDeploymentPolicy facade-staging-policy",
      ],
    });
    assert.deepEqual(versionsAt(false), ["1"]);
    assert.deepEqual(aliases("live"), ["1", "1"]);

    const { create = [], ...promote } = await deploy({ staging: "off", apiStableVersions: "" });
    assert.deepEqual(create, []);
    assert.deepEqual([...(promote["delete"] ?? [])].sort(), [...(start["create"] ?? [])].sort());
    assert.ok(promote["update"]?.includes("Distribution facade-distribution"));
    assert.deepEqual(versionsAt(false), ["2"]);
    assert.deepEqual(versionsAt(true), []);
    assert.deepEqual(aliases("live"), ["2", "2"]);
  });

  /** Versions of a changed function that the primary or the staging distribution runs. */
  function versionsAt(staging: boolean): readonly string[] {
    const distribution = workspace.cloud
      .all()
      .find(
        ({ type, inputs }) => type === distributionType && (inputs["staging"] === true) === staging,
      );
    const text = JSON.stringify(distribution?.inputs ?? {});
    const versions = [...text.matchAll(/freshness-function-\w+:(\d+)"/g)];
    return [...new Set(versions.map(([, version = ""]) => version))];
  }

  /** Versions of the aliases of the API's functions. */
  function aliases(name: string): readonly string[] {
    return workspace.cloud
      .all()
      .filter(
        ({ type, inputs }) =>
          type === "aws:lambda/alias:Alias" &&
          inputs["name"] === name &&
          /-api-(eu-west|us-east)-1-handler-/.test(String(inputs["functionName"])),
      )
      .map(({ inputs }) => {
        const { functionVersion, routingConfig } = inputs as {
          readonly functionVersion: string;
          readonly routingConfig?: { readonly additionalVersionWeights?: object };
        };
        const weights = Object.entries(routingConfig?.additionalVersionWeights ?? {});
        const others = weights.map(([version, weight]) => `${version}: ${weight}`);
        return [functionVersion, ...others].join(" with ");
      });
  }
});
