import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { recordedStack } from "../../../tests/stacks/recorded.ts";
import { physicalName } from "../../reading/physical-name.ts";
import { unknown } from "../../reading/value.ts";
import { resource } from "../fixtures.ts";

const topicType = "aws:sns/topic:Topic";

describe("a physical name", () => {
  it("holds in its Region, or everywhere", () => {
    const topic = resource(topicType, { props: { name: "a" } });
    assert.deepEqual(physicalName(topic), {
      at: "name",
      name: "a",
      isPrefixed: false,
      scope: "eu-west-1",
    });
    const bucket = resource("aws:s3/bucket:Bucket", { props: { bucket: "b", bucketPrefix: "b" } });
    assert.deepEqual(physicalName(bucket), {
      at: "bucket",
      name: "b",
      isPrefixed: true,
      scope: "everywhere",
    });
    const role = resource("aws:iam/role:Role", { props: { name: "c", region: "us-east-1" } });
    assert.equal(physicalName(role)?.scope, "everywhere");
  });

  it("is undefined where it is unknown or absent, or an id identifies the resource", () => {
    assert.equal(physicalName(resource(topicType)), undefined);
    assert.equal(physicalName(resource(topicType, { props: { name: unknown } })), undefined);
    const api = resource("aws:apigatewayv2/api:Api", { props: { name: "a" } });
    assert.equal(physicalName(api), undefined);
  });

  it("is found of everything in prod that has one at all", async () => {
    const { nodes } = await recordedStack("prod");
    // Told apart by an id, or named within something that has a name itself.
    const others =
      /:(Alias|Api|Authorizer|LogDelivery|QueryDefinition|RestApi|SecurityGroup|Stage|RolePolicy|VpcOrigin)$/;
    const unnamed = nodes.filter(
      ({ type, outputs }) =>
        type.startsWith("aws:") &&
        !others.test(type) &&
        ("name" in outputs || "policyName" in outputs) &&
        physicalName(resource(type, { props: outputs })) === undefined,
    );
    assert.deepEqual([...new Set(unnamed.map(({ type }) => type))], []);
  });
});
