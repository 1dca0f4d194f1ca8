/**
 * Physical names of stacks with long names: AWS limits their length, and Pulumi makes them of project, stack and logical name.
 *
 * The evaluation refuses a name that is longer than its service takes.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { regionNames } from "../../aws/regions.ts";
import { resources } from "../../components/tests/recording.ts";
import { maxStackNameLength } from "../../config.ts";
import { ofType } from "../../local/program/query.ts";
import { evaluateVariant } from "./recorded.ts";

const longest = "p".repeat(maxStackNameLength);
const regions = ["eu-west-1", ...regionNames.filter((region) => region !== "eu-west-1")];
const everywhere = {
  regions,
  priceClass: "PriceClass_All",
  desk: true,
  domain: "rugby.example.org",
  hostedZoneId: "Z0123456789ABCDEFGHIJ",
};

describe(`a stack with a name of ${maxStackNameLength} characters`, () => {
  it("can be deployed to every Region at once, with a domain and the desk", async () => {
    const graph = await evaluateVariant(everywhere, longest);
    const replicas = ofType(graph, "aws:s3/bucket:Bucket").filter(({ name }) => /^rep-/.test(name));
    assert.equal(replicas.length, regions.length - 1);
    for (const [type, limit] of [
      ["aws:lambda/function:Function", 64],
      ["aws:iam/role:Role", 64],
      ["aws:s3/bucket:Bucket", 63],
      ["aws:cloudwatch/logDeliverySource:LogDeliverySource", 60],
      ["aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", 60],
      ["aws:lb/loadBalancer:LoadBalancer", 32],
      ["aws:lb/targetGroup:TargetGroup", 32],
    ] as const) {
      const names = ofType(graph, type).map(({ outputs }) =>
        String(outputs["name"] ?? outputs["bucket"]),
      );
      assert.ok(names.length > 0, type);
      assert.deepEqual(
        names.filter((name) => name.length > limit),
        [],
        type,
      );
    }
  });

  it("can have routing by latency", async () => {
    const settings = { ...everywhere, routing: "latency", residency: [] };
    assert.ok(resources(await evaluateVariant(settings, longest)).length > 1_000);
  });

  it("can have each home Region that has VPC origins", async () => {
    // The logical names of certificates contain it.
    const graph = await evaluateVariant(
      {
        ...everywhere,
        homeRegion: "ap-southeast-2",
        regions: ["ap-southeast-2", "ap-northeast-1"],
        residency: [],
      },
      longest,
    );
    assert.ok(resources(graph).length > 200);
  });
});

describe("the name of a stack", () => {
  for (const name of [`${longest}p`, "Prod", "prod_1", "-prod", "prod.eu"]) {
    it(`must have at most ${maxStackNameLength} lower-case letters, digits and hyphens: ${name}`, async () => {
      await assert.rejects(evaluateVariant({}, name), /the name of the stack must have/);
    });
  }
});
