/**
 * Secrets, declared.
 *
 * @module
 */
import assert from "node:assert/strict";
import { Secret } from "@pulumi/aws/secretsmanager/secret.js";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import type { Graph } from "../../program/graph.ts";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";

function recordSecret(name?: string): Promise<Graph> {
  return record(testStack, async () => {
    const secret = new Secret("safe", {
      region: "eu-west-3",
      ...(name === undefined ? {} : { name }),
    });
    const version = new SecretVersion("content", {
      region: "eu-west-3",
      secretId: secret.id,
      secretString: pulumi.secret("hush"),
    });
    return { secret: version.secretString, versionId: version.versionId };
  });
}

const [secretType, versionType] = [
  "aws:secretsmanager/secret:Secret",
  "aws:secretsmanager/secretVersion:SecretVersion",
];

describe("aws Secret", () => {
  it("has an ARN in its Region that ends in six random characters", async () => {
    const { id, outputs } = find(await recordSecret("safe/key"), secretType, "safe");
    assert.match(id, /^arn:aws:secretsmanager:eu-west-3:000000000000:secret:safe\/key-[a-z]{6}$/);
    assert.deepEqual([outputs["arn"], outputs["name"]], [id, "safe/key"]);
  });

  it("is autonamed when the program gives no name", async () => {
    const { outputs } = find(await recordSecret(), secretType, "safe");
    assert.match(String(outputs["name"]), /^safe-[0-9a-f]{7}$/);
  });
});

describe("aws SecretVersion", () => {
  it("has the secret's ARN and a version id, and is AWSCURRENT", async () => {
    const graph = await recordSecret();
    const { id: secretArn } = find(graph, secretType, "safe");
    const { id, outputs } = find(graph, versionType, "content");
    assert.match(String(outputs["versionId"]), /^[0-9a-f-]{36}$/);
    assert.equal(id, `${secretArn}|${outputs["versionId"]}`);
    assert.deepEqual(
      [outputs["arn"], outputs["secretArn"], outputs["versionStages"]],
      [secretArn, secretArn, ["AWSCURRENT"]],
    );
  });

  it("keeps its value secret", async () => {
    const graph = await recordSecret();
    assert.deepEqual(find(graph, versionType, "content").secrets, ["secretString"]);
    assert.deepEqual(graph.secretOutputs, ["secret"]);
  });
});
