import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { givenOutputs, isInside, sources } from "../../reading/stack.ts";
import { type Properties, unknown } from "../../reading/value.ts";
import { resource, stackOf } from "../fixtures.ts";

const functionType = "aws:lambda/function:Function";
const aliasType = "aws:lambda/alias:Alias";
const stageType = "aws:apigatewayv2/stage:Stage";

const role = resource("aws:iam/role:Role");
const made = resource(functionType, { from: { role: [role] } });
const alias = resource(aliasType, { from: { functionName: [made], functionVersion: [made] } });
const other = resource(aliasType, { name: "other" });
const stage = resource(stageType, { dependsOn: [alias] });
const stack = stackOf(role, made, alias, other, stage);

describe("a stack", () => {
  it("knows its resources by type, in their order", () => {
    assert.deepEqual(stack.ofType(aliasType, functionType), [made, alias, other]);
    assert.deepEqual(stack.ofType("aws:sns/topic:Topic"), []);
  });

  it("takes an unknown output for left out where nothing came in through it", () => {
    const outputs: Properties = {
      arn: unknown,
      logs: { format: "Text", group: unknown },
      role: unknown,
      layers: [unknown, "one"],
    };
    assert.deepEqual(givenOutputs(outputs, { role: [role] }), {
      arn: undefined,
      logs: { format: "Text", group: undefined },
      role: unknown,
      layers: ["one"],
    });
  });

  it("knows what points at one, through any input or through one", () => {
    assert.deepEqual(stack.pointingAt(made, aliasType), [alias]);
    assert.deepEqual(stack.pointingAt(made, aliasType, "functionName"), [alias]);
    assert.deepEqual(stack.pointingAt(made, aliasType, "name"), []);
    assert.deepEqual(stack.pointingAt(alias, stageType), [], "waiting is not pointing");
  });

  it("reaches through everything in between, and not what only waits", () => {
    assert.deepEqual([...stack.reach(alias)], [made, role]);
    assert.deepEqual([...stack.reach(alias, "name")], []);
    assert.deepEqual([...stack.reach(stage)], []);
  });

  it("reaches an end where resources go round in a circle", () => {
    const first = resource(functionType, { name: "first" });
    const second = resource(functionType, { name: "second", from: { role: [first] } });
    Object.assign(first, { propertyDependencies: { role: [second] }, dependencies: [second] });
    assert.deepEqual([...stackOf(first, second).reach(first)], [second, first]);
  });
});

describe("the sources of inputs", () => {
  it("reads the sources of one input, or of all", () => {
    assert.deepEqual(sources(alias, "functionName"), [made]);
    assert.deepEqual(sources(alias), [made, made]);
    assert.deepEqual(sources(alias, "name"), []);
  });
});

describe("a resource within components", () => {
  const inside = ["touchline:facade:Touchline", "touchline:storage:PrivateBucket"];
  const bucket = resource("aws:s3/bucket:Bucket", { inside });

  it("is inside each of them, and of no other", () => {
    assert.deepEqual(
      inside.map((type) => isInside(bucket, type)),
      [true, true],
    );
    assert.equal(isInside(bucket, "touchline:edge:WebAcl"), false);
    assert.equal(isInside(bucket, bucket.type), false);
    assert.equal(isInside(role, "touchline:edge:WebAcl"), false);
  });
});
