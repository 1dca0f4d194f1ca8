/**
 * The stack file of docs/stages.md for a customer whose data must be in one Region.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { evaluate } from "../../local/program/evaluate.ts";
import type { Graph } from "../../local/program/graph.ts";
import { ofType } from "../../local/program/query.ts";
import { readStack } from "../../local/program/stack-file.ts";
import { root } from "./recorded.ts";

const region = "eu-central-1";

describe("the stack file for a customer's own Region", () => {
  const folder = mkdtempSync(join(tmpdir(), "customer-"));
  let graph: Graph;
  let warnings: readonly string[];
  before(async () => {
    const [, file] =
      /`Pulumi\.acme\.yaml`[\s\S]*?```yaml\n([\s\S]*?)```/.exec(
        readFileSync(join(root, "docs/stages.md"), "utf8"),
      ) ?? [];
    assert.ok(file !== undefined);
    symlinkSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    writeFileSync(join(folder, "Pulumi.acme.yaml"), file);
    const stack = await readStack(folder, "acme");
    ({ warnings } = stack);
    graph = await evaluate(root, stack, { strict: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is all that the stack takes", () => {
    assert.deepEqual(warnings, []);
    assert.equal(graph.stack, "acme");
    assert.ok(ofType(graph, "aws:cloudfront/distribution:Distribution").length === 1);
  });

  it("has its data, its APIs and its network in the Region, and only what AWS keeps there in us-east-1", () => {
    for (const type of [
      "aws:s3/bucket:Bucket",
      "aws:secretsmanager/secret:Secret",
      "aws:apigatewayv2/api:Api",
      "aws:apigateway/restApi:RestApi",
      "aws:sqs/queue:Queue",
      "aws:ec2/vpcEndpoint:VpcEndpoint",
    ]) {
      const regions = new Set(ofType(graph, type).map((node) => node.region));
      assert.deepEqual([...regions], [region], type);
    }
    const elsewhere = graph.nodes.filter(
      (node) => node.region !== undefined && ![region, "us-east-1"].includes(node.region),
    );
    // Log groups of the edge functions are where they run.
    assert.deepEqual(
      elsewhere.filter(({ type }) => type !== "aws:cloudwatch/logGroup:LogGroup"),
      [],
    );
  });

  it("has no replica, and no second copy of a secret", () => {
    assert.deepEqual(ofType(graph, "aws:s3/bucketReplicationConfig:BucketReplicationConfig"), []);
    for (const { inputs } of ofType(graph, "aws:secretsmanager/secret:Secret")) {
      assert.deepEqual(inputs["replicas"] ?? [], []);
    }
  });
});
