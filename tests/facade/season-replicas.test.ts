/**
 * `SeasonReplicas`: replicas in the given Regions, with a least-privilege role.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  document,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
  waitsFor,
} from "../../components/tests/recording.ts";
import { replicationPriority } from "../../facade/replication-priority.ts";
import { SeasonBucket } from "../../facade/season-bucket.ts";
import { SeasonReplicas, type SeasonReplicasArgs } from "../../facade/season-replicas.ts";
import type { Graph } from "../../local/program/graph.ts";

function recordReplicas(regions: readonly string[], args: Partial<SeasonReplicasArgs> = {}) {
  return recordComponent((provider) => {
    const opts = { providers: [provider] };
    const home = new SeasonBucket(
      "season",
      { region: "eu-west-1", file: "data/rugby_data.json", read: () => ({ kind: "season" }) },
      opts,
    );
    const { replicas } = new SeasonReplicas("replica", { home, regions, runbook, ...args }, opts);
    return { replicas };
  });
}

const runbook = "docs/runbook.md";

const homeArn = "arn:aws:s3:::season-bucket";
const twoRegions = ["us-east-1", "ap-southeast-2"] as const;

/** The resources other than those of the home bucket. */
const added = (graph: Graph) => resources(graph).filter(({ name }) => name.startsWith("replica"));

describe("SeasonReplicas", () => {
  it("declares nothing for a stack of one Region", async () => {
    const graph = await recordReplicas([]);
    assert.deepEqual(added(graph), []);
    assert.deepEqual(graph.outputs, { replicas: [] });
  });

  it("outputs the location of each replica, in the given order", async () => {
    const at = (region: string) => ({
      region,
      location: { bucket: `rep-${region}-bucket`, key: "rugby_data.json", region },
      objectArn: `arn:aws:s3:::rep-${region}-bucket/rugby_data.json`,
    });
    assert.deepEqual((await recordReplicas(twoRegions)).outputs, { replicas: twoRegions.map(at) });
  });

  it("replicates only the season, and no deletions", async () => {
    const graph = await recordReplicas(twoRegions);
    const rule = (region: string, priority: number) => ({
      id: region,
      priority,
      status: "Enabled",
      filter: { prefix: "rugby_data.json" },
      destination: {
        bucket: `arn:aws:s3:::rep-${region}-bucket`,
        metrics: { status: "Enabled" },
      },
      deleteMarkerReplication: { status: "Disabled" },
    });
    assert.deepEqual(resource(graph, "BucketReplicationConfig replica-replication").inputs, {
      bucket: "season-bucket",
      region: "eu-west-1",
      role: "arn:aws:iam::000000000000:role/replica-role",
      rules: [rule("us-east-1", 1), rule("ap-southeast-2", 25)],
    });
  });

  it("waits for versioning on both sides and the role's permissions", async () => {
    const graph = await recordReplicas(["us-east-1"]);
    const waited = waitsFor(graph, "BucketReplicationConfig replica-replication");
    for (const each of [
      "BucketVersioning season-versioning",
      "BucketVersioning rep-us-east-1-versioning",
      "RolePolicy replica-read",
      "RolePolicy replica-us-east-1-write",
    ]) {
      assert.ok(waited.includes(each), `${each} is not waited for: ${waited.join(", ")}`);
    }
  });

  it("gives S3 a role that reads the season and writes its replicas", async () => {
    const graph = await recordReplicas(["us-east-1"]);
    const statement = (document_: unknown) =>
      (document_ as { readonly Statement: readonly unknown[] }).Statement;
    assert.deepEqual(
      statement(document(resource(graph, "Role replica-role"), "assumeRolePolicy")),
      [
        {
          Effect: "Allow",
          Principal: { Service: "s3.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    );
    assert.deepEqual(statement(document(resource(graph, "RolePolicy replica-read"), "policy")), [
      {
        Effect: "Allow",
        Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
        Resource: homeArn,
      },
      {
        Effect: "Allow",
        Action: [
          "s3:GetObjectVersionForReplication",
          "s3:GetObjectVersionAcl",
          "s3:GetObjectVersionTagging",
        ],
        Resource: `${homeArn}/rugby_data.json`,
      },
    ]);
    const write = resource(graph, "RolePolicy replica-us-east-1-write");
    assert.deepEqual(statement(document(write, "policy")), [
      {
        Effect: "Allow",
        Action: ["s3:ReplicateObject", "s3:ReplicateTags"],
        Resource: "arn:aws:s3:::rep-us-east-1-bucket/rugby_data.json",
      },
    ]);
  });

  it("copies the existing season once replication is configured", async () => {
    const graph = await recordReplicas(["us-east-1"]);
    const copy = resource(graph, "ObjectCopy replica-us-east-1-first-copy");
    assert.deepEqual(copy.inputs, {
      region: "us-east-1",
      bucket: "rep-us-east-1-bucket",
      key: "rugby_data.json",
      source: "season-bucket/rugby_data.json",
    });
    const waited = copy.dependencies.map(title);
    assert.ok(waited.includes("BucketReplicationConfig replica-replication"));
    assert.ok(waited.includes("BucketObjectv2 season-object"));
  });

  it("have an alarm on failed operations in the home Region and one on the latency in their own", async () => {
    const graph = await recordReplicas(twoRegions);
    for (const region of twoRegions) {
      const dimensions = {
        SourceBucket: "season-bucket",
        DestinationBucket: `rep-${region}-bucket`,
        RuleId: region,
      };
      const { inputs: failed } = resource(graph, `MetricAlarm replica-alarms-failures-${region}`);
      const { inputs: late } = resource(graph, `MetricAlarm replica-alarms-${region}-late`);
      const common = { dimensions, namespace: "AWS/S3", treatMissingData: "ignore" };
      assert.partialDeepStrictEqual(failed, {
        ...common,
        region: "eu-west-1",
        metricName: "OperationsFailedReplication",
        statistic: "Sum",
        threshold: 0,
        alarmActions: ["arn:aws:sns:eu-west-1:000000000000:replica-alarms-failures-topic"],
      });
      assert.partialDeepStrictEqual(late, {
        ...common,
        region,
        metricName: "ReplicationLatency",
        statistic: "Maximum",
        threshold: 900,
        alarmActions: [`arn:aws:sns:${region}:000000000000:replica-alarms-${region}-topic`],
      });
    }
  });

  it("are disposable", async () => {
    const bucket = resource(await recordReplicas(["us-east-1"]), "Bucket rep-us-east-1-bucket");
    assert.equal(bucket.options.protect, false);
    assert.deepEqual(bucket.inputs, { region: "us-east-1", forceDestroy: true });
  });

  it("changes only the replication configuration and who publishes to the topic of failures when a Region is added", async () => {
    const two = added(await recordReplicas(twoRegions));
    const three = added(await recordReplicas(["eu-central-1", ...twoRegions]));
    const changed = two.filter(
      ({ urn, inputs }) =>
        JSON.stringify(three.find((node) => node.urn === urn)?.inputs) !== JSON.stringify(inputs),
    );
    assert.deepEqual(
      changed.map(({ urn }) => title(urn)),
      [
        "BucketReplicationConfig replica-replication",
        "TopicPolicy replica-alarms-failures-topic-policy",
      ],
    );
  });

  for (const [what, regions, expected] of [
    ["the home Region", ["eu-west-1"], 'regions must not name the home Region, got "eu-west-1"'],
    [
      "a Region twice",
      ["us-east-1", "us-east-1"],
      'regions must name each Region once, got "us-east-1" again',
    ],
    [
      "several things at once",
      ["eu-west-1", "atlantis-1"],
      'regions must not name the home Region, got "eu-west-1"\n' +
        'regions must be AWS Regions, got "atlantis-1"',
    ],
  ] as const) {
    it(`rejects ${what}`, async () => {
      const message = await refusal((provider) => {
        const opts = { providers: [provider] };
        const home = new SeasonBucket(
          "season",
          { region: "eu-west-1", file: "data/rugby_data.json", read: () => ({ kind: "season" }) },
          opts,
        );
        new SeasonReplicas("replica", { home, regions, runbook }, opts);
        return undefined;
      });
      assert.equal(message, expected);
    });
  }
});

describe("replicationPriority", () => {
  // Deployed stacks have these numbers; a change would update their rules.
  for (const [region, priority] of [
    ["us-east-1", 1],
    ["eu-west-1", 9],
    ["ap-southeast-2", 25],
    ["ap-east-2", 34],
    ["atlantis-1", undefined],
    ["", undefined],
  ] as const) {
    it(`returns ${priority} for ${JSON.stringify(region)}`, () => {
      assert.equal(replicationPriority(region), priority);
    });
  }
});
