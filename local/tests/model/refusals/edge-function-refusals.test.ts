/**
 * What CloudFront does not take to the edge ("Restrictions on Lambda@Edge" of the CloudFront guide).
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { refuseEdgeFunction } from "../../../model/refusals/edge-function-refusals.ts";
import type { Properties } from "../../../program/graph.ts";
import { parsePolicy } from "../../../services/iam/policy-document.ts";
import { edgeTrust } from "../graph-builder.ts";

function refusals(inputs: Properties, trust: Properties | undefined = edgeTrust): string[] {
  const statements = trust && parsePolicy(trust, "trust").statements;
  return refuseEdgeFunction(inputs, statements).map(({ path, message }) => `${path} ${message}`);
}

function trusting(effect: string, ...services: readonly string[]): Properties {
  return {
    Statement: { Effect: effect, Principal: { Service: services }, Action: "sts:AssumeRole" },
  };
}

describe("refuseEdgeFunction", () => {
  for (const [inputs, problem] of [
    [{}, undefined],
    [{ architectures: ["x86_64"] }, undefined],
    [{ architectures: ["arm64"] }, 'architectures must be ["x86_64"] at the edge, got ["arm64"]'],
    [{ environment: {} }, undefined],
    [{ environment: { variables: {} } }, undefined],
    [
      { environment: { variables: { A: "1" } } },
      'environment.variables must be empty: Lambda@Edge has no environment variables; compile the configuration into the code, got {"A":"1"}',
    ],
    [{ timeout: 30 }, undefined],
    [{ timeout: 31 }, "timeout must be at most 30 seconds for Lambda@Edge, got 31"],
    [{ memorySize: 10_240 }, undefined],
    [{ ephemeralStorage: { size: 512 } }, undefined],
    [
      { ephemeralStorage: { size: 513 } },
      "ephemeralStorage.size must be 512 MB for Lambda@Edge, got 513",
    ],
    [
      { deadLetterConfig: { targetArn: "arn" } },
      'deadLetterConfig must be absent: Lambda@Edge has no dead-letter queues, got {"targetArn":"arn"}',
    ],
    [{ kmsKeyArn: "" }, undefined],
    [
      { kmsKeyArn: "k" },
      'kmsKeyArn must be absent: Lambda@Edge supports no customer managed keys, got "k"',
    ],
    [
      { sourceKmsKeyArn: "k" },
      'sourceKmsKeyArn must be absent: Lambda@Edge supports no customer managed keys, got "k"',
    ],
    [{ tracingConfig: { mode: "PassThrough" } }, undefined],
    [
      { tracingConfig: { mode: "Active" } },
      'tracingConfig.mode must be "PassThrough": the edge has no X-Ray, got "Active"',
    ],
    [{ vpcConfig: { subnetIds: [], securityGroupIds: [] } }, undefined],
    [
      { vpcConfig: { subnetIds: ["s"] } },
      'vpcConfig must be absent: Lambda@Edge does not support a VPC, got {"subnetIds":["s"]}',
    ],
  ] as const) {
    it(`${problem === undefined ? "accepts" : "refuses"} ${JSON.stringify(inputs)}`, () => {
      assert.deepEqual(refusals(inputs), problem === undefined ? [] : [problem]);
    });
  }

  it("reports all problems at once", () => {
    const found = refusals({ timeout: 60, architectures: ["arm64"] });
    assert.deepEqual(
      found.map((each) => each.split(" ")[0]),
      ["architectures", "timeout"],
    );
  });

  const both = ["lambda.amazonaws.com", "edgelambda.amazonaws.com"];
  const missing = (services: string, got: string): string =>
    `role must trust ${services} in its assumeRolePolicy, got ${got}`;
  for (const [title, trust, problem] of [
    ["accepts a role that trusts both", trusting("Allow", ...both), undefined],
    [
      "refuses a role that trusts Lambda alone",
      trusting("Allow", "lambda.amazonaws.com"),
      missing("edgelambda.amazonaws.com", '["lambda.amazonaws.com"]'),
    ],
    [
      "refuses a role that trusts neither",
      trusting("Deny", ...both),
      missing(both.join(" and "), "[]"),
    ],
  ] as const) {
    it(title, () => assert.deepEqual(refusals({}, trust), problem === undefined ? [] : [problem]));
  }

  it("does not check the trust policy of a role outside the program", () => {
    assert.deepEqual(refuseEdgeFunction({}, undefined), []);
  });
});
