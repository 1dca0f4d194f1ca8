/**
 * A recording holds who manages a resource, where, and with which options.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { nodeOf, Room } from "./programs.ts";
import { testStack, urnOf } from "./test-stack.ts";

const bucketType = "aws:s3/bucket:Bucket";
const roleType = "aws:iam/role:Role";
const stackUrn = urnOf("rugby-test", "pulumi:pulumi:Stack");
describe("record: providers and Regions", () => {
  const defaultProvider = {
    urn: urnOf("default_7_48_0", "pulumi:providers:aws"),
    name: "default_7_48_0",
    type: "pulumi:providers:aws",
    inputs: { version: "7.48.0", region: "eu-west-1" },
  };

  it("resolves the default provider from the stack's settings", async () => {
    const declare = () => new aws.s3.Bucket("site");
    const node = await nodeOf(bucketType, "site", declare, { "rugby:leeway": "1" });
    assert.deepEqual(node.provider, defaultProvider);
    assert.equal(node.region, "eu-west-1");
    assert.equal(node.outputs["region"], "eu-west-1");
  });

  it("resolves a provider that a component passes to its children", async () => {
    const graph = await record(testStack, async () => {
      const provider = new aws.Provider("edge", {
        region: "us-east-1",
        defaultTags: { tags: { project: "rugby", owner: "edge" } },
      });
      new Room("hall", {}, { providers: [provider] });
    });
    const { provider, region, outputs } = find(graph, bucketType, "hall-bucket");
    assert.deepEqual(provider, {
      urn: urnOf("edge", "pulumi:providers:aws"),
      name: "edge",
      type: "pulumi:providers:aws",
      inputs: {
        region: "us-east-1",
        defaultTags: '{"tags":{"project":"rugby","owner":"edge"}}',
        // What the SDK itself sets.
        skipCredentialsValidation: "false",
        skipRegionValidation: "true",
      },
    });
    assert.equal(region, "us-east-1");
    assert.deepEqual(outputs["tagsAll"], { project: "rugby", owner: "edge" });
    assert.equal(find(graph, "rugby:test:Room", "hall").provider, undefined);
    assert.equal(find(graph, "pulumi:providers:aws", "edge").provider, undefined);
  });

  it("prefers a resource's own Region, and its own tags", async () => {
    const graph = await record(testStack, async () => {
      const provider = new aws.Provider("p", {
        region: "us-east-1",
        defaultTags: { tags: { a: "1", b: "1" } },
      });
      new aws.s3.Bucket("site", { region: "ap-south-1", tags: { b: "2" } }, { provider });
    });
    const { region, outputs } = find(graph, bucketType, "site");
    assert.equal(region, "ap-south-1");
    assert.deepEqual(outputs["tagsAll"], { a: "1", b: "2" });
  });

  it("puts a global service in no Region", async () => {
    const node = await nodeOf(
      roleType,
      "r",
      () => void new aws.iam.Role("r", { assumeRolePolicy: "{}" }),
    );
    assert.equal(node.region, undefined);
    assert.equal("region" in node.outputs, false);
  });
});

describe("record: options", () => {
  it("records every option the engine receives", async () => {
    const graph = await record(testStack, async () => {
      const keeper = new aws.iam.Role("keeper", { assumeRolePolicy: "{}" });
      new aws.iam.Role(
        "r",
        { assumeRolePolicy: "{}" },
        {
          protect: true,
          retainOnDelete: true,
          deleteBeforeReplace: false,
          ignoreChanges: ["description"],
          replaceOnChanges: ["path"],
          aliases: [
            { name: "old" },
            urnOf("older", roleType),
            { noParent: true, name: "free" } as pulumi.Alias,
          ],
          customTimeouts: { create: "1h30m", update: "90s", delete: "1.5h" },
          import: "adopted",
          deletedWith: keeper,
          replaceWith: [keeper],
        },
      );
    });
    assert.deepEqual(find(graph, roleType, "r").options, {
      protect: true,
      retainOnDelete: true,
      deleteBeforeReplace: false,
      ignoreChanges: ["description"],
      replaceOnChanges: ["path"],
      additionalSecretOutputs: [],
      aliases: [
        { name: "old", parentUrn: stackUrn },
        urnOf("older", roleType),
        { name: "free", parentUrn: stackUrn },
      ],
      customTimeouts: { create: 5400, update: 90, delete: 5400 },
      importId: "adopted",
      deletedWith: urnOf("keeper", roleType),
      replaceWith: [urnOf("keeper", roleType)],
    });
  });

  it("records defaults as the engine does", async () => {
    const node = await nodeOf(
      roleType,
      "r",
      () => void new aws.iam.Role("r", { assumeRolePolicy: "{}" }),
    );
    assert.deepEqual(node.options, {
      protect: false,
      retainOnDelete: false,
      deleteBeforeReplace: undefined,
      ignoreChanges: [],
      replaceOnChanges: [],
      additionalSecretOutputs: [],
      aliases: [],
      customTimeouts: { create: 0, update: 0, delete: 0 },
    });
  });

  it("records an alias without a parent", async () => {
    const node = await nodeOf(roleType, "r", () => {
      new aws.iam.Role(
        "r",
        { assumeRolePolicy: "{}" },
        { aliases: [{ parent: pulumi.rootStackResource }] },
      );
    });
    assert.deepEqual(node.options.aliases, [{ noParent: true }]);
  });

  it("records dependencies and property dependencies by URN", async () => {
    const graph = await record(testStack, async () => {
      const room = new Room("hall", {});
      const role = new aws.iam.Role("first", { assumeRolePolicy: "{}" });
      new aws.iam.RolePolicy(
        "p",
        { role: role.name, policy: pulumi.interpolate`{"a":"${room.bucket.arn}"}` },
        { dependsOn: [new aws.s3.Bucket("other")] },
      );
    });
    const inRoom = urnOf("hall-bucket", "rugby:test:Room", bucketType);
    const node = find(graph, "aws:iam/rolePolicy:RolePolicy", "p");
    assert.deepEqual(
      [...node.dependencies].sort(),
      [urnOf("first", roleType), urnOf("other", bucketType), inRoom].sort(),
    );
    assert.deepEqual(node.propertyDependencies, {
      role: [urnOf("first", roleType)],
      policy: [inRoom],
    });
  });

  it("records a resource that is read as external, with its state", async () => {
    const node = await nodeOf(bucketType, "shared", () => {
      aws.s3.Bucket.get("shared", "the-bucket", { arn: "arn:aws:s3:::the-bucket" });
    });
    assert.equal(node.external, true);
    assert.equal(node.id, "the-bucket");
    assert.equal(node.outputs["arn"], "arn:aws:s3:::the-bucket");
    assert.equal(
      (await nodeOf(bucketType, "own", () => void new aws.s3.Bucket("own"))).external,
      false,
    );
  });
});

describe("record: provider functions", () => {
  it("returns caller, partition and Region", async () => {
    const graph = await record(testStack, async () => {
      const provider = new aws.Provider("p", { region: "us-east-1" });
      return {
        account: aws.getCallerIdentityOutput().accountId,
        partition: (await aws.getPartition()).partition,
        here: aws.getRegionOutput().region,
        there: aws.getRegionOutput({}, { provider }).region,
        asked: aws.getRegionOutput({ region: "ap-south-1" }).region,
      };
    });
    assert.deepEqual(graph.outputs, {
      account: "000000000000",
      partition: "aws",
      here: "eu-west-1",
      there: "us-east-1",
      asked: "ap-south-1",
    });
  });
});
