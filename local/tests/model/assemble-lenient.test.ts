/**
 * What AWS takes and this runtime does not have is listed, and leaves the rest of a program servable.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import { ModelError } from "../../model/model-error.ts";
import type { Properties } from "../../program/graph.ts";
import { bucket, graphOf, resource } from "./graph-builder.ts";

describe("assemble, of what is not simulated", () => {
  /** What AWS takes and this runtime does not have, each of which leaves the rest of a program servable. */
  const elsewhere: readonly (readonly [type: string, inputs: Properties, what: string])[] = [
    ["aws:lb/loadBalancer:LoadBalancer", { internal: false }, "internal"],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      { internal: true, loadBalancerType: "network" },
      "loadBalancerType",
    ],
    [
      "aws:lb/listener:Listener",
      { port: 80, defaultActions: [{ type: "redirect", redirect: {} }] },
      "defaultActions[0].redirect",
    ],
    ["aws:lb/targetGroup:TargetGroup", { port: 8080, protocol: "HTTP" }, "protocol"],
    [
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.s3", vpcEndpointType: "Gateway" },
      "vpcEndpointType",
    ],
    [
      "aws:route53/record:Record",
      {
        name: "a.example.com",
        type: "A",
        zoneId: "Z1",
        records: ["192.0.2.1"],
        weightedRoutingPolicies: [{ weight: 1 }],
      },
      "weightedRoutingPolicies",
    ],
  ];
  for (const [type, inputs, what] of elsewhere) {
    it(`lists ${what} of ${type}, and serves the rest`, () => {
      const graph = graphOf(
        bucket("site"),
        resource(type, "one", { inputs, answers: { arn: "arn:one", region: "eu-west-1" } }),
      );
      const { notSimulated, buckets } = assemble(graph);
      assert.deepEqual(
        buckets.map(({ name }) => name),
        ["site"],
      );
      assert.ok(
        notSimulated.some((each) => each.type === type && each.what === what),
        JSON.stringify(notSimulated),
      );
      assert.throws(() => assemble(graph, { strict: true }), ModelError);
    });
  }
});
