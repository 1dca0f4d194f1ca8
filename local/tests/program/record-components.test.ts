/**
 * Components that a provider process would make: answered as a whole, since that process does not run here.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import { Vpc } from "@pulumi/awsx/ec2/vpc.js";
import * as pulumi from "@pulumi/pulumi";
import { describe, it } from "mocha";
import { find } from "../../program/query.ts";
import { record } from "../../program/record.ts";
import { problemsOf } from "./failures.ts";
import { testStack, urnOf } from "./test-stack.ts";

const type = "awsx:ec2:Vpc";

const isolated: VpcArgs = {
  availabilityZoneNames: ["eu-west-1a", "eu-west-1c"],
  subnetSpecs: [{ type: "Isolated" }],
};

describe("record: remote components", () => {
  it("returns the outputs that a service declares", async () => {
    const graph = await record(testStack, async () => {
      const { vpcId, isolatedSubnetIds, privateSubnetIds } = new Vpc("net", isolated);
      return { vpcId, isolatedSubnetIds, privateSubnetIds };
    });
    const { vpcId, isolatedSubnetIds, privateSubnetIds } = graph.outputs;
    assert.match(String(vpcId), /^vpc-[0-9a-f]{17}$/);
    assert.ok(Array.isArray(isolatedSubnetIds));
    assert.equal(isolatedSubnetIds.length, 2);
    for (const id of isolatedSubnetIds) {
      assert.match(String(id), /^subnet-[0-9a-f]{17}$/);
    }
    assert.deepEqual(privateSubnetIds, []);
  });

  it("passes outputs to resources", async () => {
    const graph = await record(testStack, async () => {
      const { vpcId } = new Vpc("net", isolated);
      new aws.s3.Bucket("one", { tags: { vpcId } });
      return { vpcId };
    });
    const { inputs, propertyDependencies } = find(graph, "aws:s3/bucket:Bucket", "one");
    assert.deepEqual(inputs, { tags: { vpcId: graph.outputs["vpcId"] } });
    assert.deepEqual(propertyDependencies, { tags: [urnOf("net", type)] });
  });

  it("records a component without an id, with its inputs", async () => {
    const graph = await record(testStack, async () => {
      new Vpc("net", isolated);
    });
    const { urn, id, custom, inputs, provider } = find(graph, type, "net");
    assert.equal(urn, urnOf("net", type));
    assert.equal(id, "");
    assert.equal(custom, false);
    assert.equal(provider, undefined);
    assert.deepEqual(inputs, isolated);
  });

  it("returns the same outputs in every run, and others for another component", async () => {
    const idOf = async (name: string) => {
      const graph = await record(testStack, async () => ({ id: new Vpc(name, isolated).vpcId }));
      return graph.outputs["id"];
    };
    assert.equal(await idOf("net"), await idOf("net"));
    assert.notEqual(await idOf("net"), await idOf("other"));
  });

  it("reports which input uses an output that is not simulated", async () => {
    const problems = await problemsOf(() => {
      const { subnetLayout } = new Vpc("net", isolated);
      return { layout: subnetLayout };
    });
    assert.deepEqual(problems, [
      `urn:pulumi:test::rugby::pulumi:pulumi:Stack::rugby-test: outputs: layout is made from subnetLayout of ${urnOf("net", type)}, which the runtime does not simulate\n` +
        "  start without --strict to use a placeholder",
    ]);
  });

  it("reports what the service refuses", async () => {
    const problems = await problemsOf(() => void new Vpc("net", {}));
    assert.deepEqual(problems, [
      `${urnOf("net", type)}: subnetSpecs must be given: the subnets AWSX chooses itself are not simulated`,
    ]);
  });

  it("refuses a component that is not simulated", async () => {
    const problems = await problemsOf(
      () => void new pulumi.ComponentResource("awsx:lb:Absent", "front", {}, {}, true),
    );
    assert.deepEqual(problems, [
      `${urnOf("front", "awsx:lb:Absent")}: awsx:lb:Absent is not simulated, and --strict is set`,
    ]);
  });
});
