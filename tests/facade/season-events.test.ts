/**
 * `SeasonEvents`: what follows the season, with the least permissions.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { document, resource } from "../../components/tests/recording.ts";
import type { Graph, Properties } from "../../local/program/graph.ts";
import { evaluateVariant, recordedStack } from "../stacks/recorded.ts";

describe("SeasonEvents", () => {
  let graph: Graph;
  before(async () => {
    graph = await recordedStack("dev");
  });

  it("follows what is written and removed at the key of the season, in the home Region", () => {
    const { inputs, region } = resource(graph, "BucketNotification season-changed-notification");
    assert.equal(region, "eu-west-1");
    const [queue] = inputs["queues"] as readonly Properties[];
    assert.deepEqual(
      [queue?.["events"], queue?.["filterPrefix"]],
      [["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "rugby_data.json"],
    );
  });

  it("may read versions of the season and its replicas, and invalidate this distribution", () => {
    const { Statement } = document(
      resource(graph, "RolePolicy season-changed-permissions"),
      "policy",
    ) as { Statement: readonly { Action: readonly string[]; Resource: readonly string[] }[] };
    const bucket = resource(graph, "Bucket season-bucket").outputs["arn"];
    const replica = resource(graph, "Bucket rep-us-east-1-bucket").outputs["arn"];
    const distribution = resource(graph, "Distribution facade-distribution").outputs["arn"];
    assert.deepEqual(
      Statement.slice(3).map(({ Action, Resource }) => [Action.join(), Resource.join()]),
      [
        ["s3:ListBucketVersions", bucket],
        ["s3:GetObjectVersion", `${bucket}/rugby_data.json`],
        ["s3:GetObject", `${replica}/rugby_data.json`],
        ["cloudfront:CreateInvalidation", distribution],
      ],
    );
  });

  it("compiles the season, its replicas and the distribution into the function", () => {
    const { assets } = resource(graph, "Function season-changed").inputs["code"] as {
      assets: Readonly<Record<string, { readonly text: string }>>;
    };
    const code = assets["index.mjs"]?.text ?? "";
    const config = JSON.parse(/^const CONFIG=(\{.*?\});/.exec(code)?.[1] ?? "");
    assert.deepEqual(config, {
      season: {
        bucket: resource(graph, "Bucket season-bucket").outputs["bucket"],
        key: "rugby_data.json",
        region: "eu-west-1",
      },
      replicas: [
        {
          bucket: resource(graph, "Bucket rep-us-east-1-bucket").outputs["bucket"],
          key: "rugby_data.json",
          region: "us-east-1",
        },
      ],
      distributionIds: [resource(graph, "Distribution facade-distribution").id],
    });
  });

  it("is left out where the setting says so", async () => {
    const without = await evaluateVariant({ invalidationWindowSeconds: -1 });
    assert.deepEqual(
      without.nodes.filter(({ name }) => name.startsWith("season-changed")),
      [],
    );
  });

  it("collects changes for the seconds of the setting", async () => {
    const slow = await evaluateVariant({ invalidationWindowSeconds: 30 });
    const { inputs } = resource(slow, "EventSourceMapping season-changed-source");
    assert.equal(inputs["maximumBatchingWindowInSeconds"], 30);
  });
});
