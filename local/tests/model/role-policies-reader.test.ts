/**
 * Policies of roles, wherever a program puts them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readRolePolicies } from "../../model/role-policies-reader.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { graphOf, resource, role, roleArn } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
const ownArn = "arn:aws:iam::000000000000:policy/own";

function allowing(action: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  });
}

function rolePolicy(name: string, inputs: Properties): GraphNode {
  return resource("aws:iam/rolePolicy:RolePolicy", name, { inputs });
}

function attachment(inputs: Properties): GraphNode {
  return resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", { inputs });
}

const own = resource("aws:iam/policy:Policy", "own", {
  inputs: { policy: allowing("own") },
  answers: { arn: ownArn },
});

function read(...nodes: readonly GraphNode[]) {
  const { result, problems, notSimulated } = reading((findings) =>
    readRolePolicies(graphOf(...nodes), findings),
  );
  const actions = [...result].map(([arn, statements]) => [
    arn,
    statements.flatMap((statement) => statement.actions),
  ]);
  return { actions, problems, notSimulated };
}

describe("readRolePolicies", () => {
  it("reads a role without policies", () => {
    assert.deepEqual(read(role("worker")).actions, [[roleArn("worker"), []]]);
  });

  it("collects inline, separate and attached policies of a role", () => {
    const found = read(
      role("worker", {
        inlinePolicies: [{ name: "in", policy: allowing("inline") }],
        managedPolicyArns: [ownArn],
      }),
      own,
      rolePolicy("by-name", { role: "worker", policy: allowing("name") }),
      rolePolicy("by-urn", { role: role("worker").urn, policy: allowing("urn") }),
      attachment({ role: "worker", policyArn: basic }),
    );
    const logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
    assert.deepEqual(found, {
      actions: [[roleArn("worker"), ["inline", "own", "name", "urn", ...logs]]],
      problems: [],
      notSimulated: [],
    });
  });

  it("finds the policy that is attached among several", () => {
    const other = resource("aws:iam/policy:Policy", "other", {
      inputs: { policy: allowing("other") },
      answers: { arn: `${ownArn}2` },
    });
    const found = read(
      role("worker"),
      other,
      own,
      attachment({ role: "worker", policyArn: ownArn }),
    );
    assert.deepEqual(found.actions, [[roleArn("worker"), ["own"]]]);
  });

  it("keeps roles apart", () => {
    const found = read(
      role("one"),
      role("two"),
      rolePolicy("p", { role: "two", policy: allowing("a") }),
    );
    assert.deepEqual(found.actions, [
      [roleArn("one"), []],
      [roleArn("two"), ["a"]],
    ]);
  });

  it("reads AWS managed policies", () => {
    const attach = (name: string) =>
      read(
        role("worker"),
        attachment({ role: "worker", policyArn: `arn:aws:iam::aws:policy/${name}` }),
      );
    const known = attach("AmazonS3FullAccess");
    assert.deepEqual(known.actions, [[roleArn("worker"), ["s3:*"]]]);
    assert.deepEqual(known.notSimulated, []);
    assert.deepEqual(attach("AmazonKinesisFullAccess"), {
      ...known,
      actions: [[roleArn("worker"), []]],
    });
  });

  it("lists AWS managed policies that are not known: they allow nothing", () => {
    const policyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    const found = read(role("worker"), attachment({ role: "worker", policyArn }));
    assert.deepEqual(found.actions, [[roleArn("worker"), []]]);
    assert.deepEqual(found.notSimulated, [
      `policyArn: the permissions of ${policyArn} are not known: it allows nothing`,
    ]);
  });

  it("lists conditions that are not simulated", () => {
    const policy = {
      Statement: {
        Effect: "Allow",
        Action: "a",
        Resource: "*",
        Condition: { IpAddress: { "aws:SourceIp": "x" } },
      },
    };
    const found = read(role("worker"), rolePolicy("p", { role: "worker", policy }));
    assert.deepEqual(found.notSimulated, [
      "policy.Statement[0].Condition.IpAddress.aws:SourceIp: is not simulated: an Allow with it never applies, a Deny always does",
    ]);
  });

  for (const [node, problem] of [
    [
      rolePolicy("p", { role: "other", policy: allowing("a") }),
      'role must be the name of a role of this program, got "other"',
    ],
    [
      rolePolicy("p", { role: roleArn("worker"), policy: allowing("a") }),
      `role must be the name of a role of this program, got "${roleArn("worker")}"`,
    ],
    [
      attachment({ role: "worker", policyArn: "arn:aws:iam::000000000000:policy/none" }),
      'policyArn must be a policy of this program or of AWS, got "arn:aws:iam::000000000000:policy/none"',
    ],
    [rolePolicy("p", { role: "worker", policy: "{" }), "policy must be a policy document in JSON"],
    [
      rolePolicy("p", { role: "worker", policy: { Statement: { Effect: "Allow", Action: "a" } } }),
      "policy.Statement[0].Resource must be a string or a list of strings, got nothing",
    ],
  ] as const) {
    it(`refuses ${JSON.stringify(node.inputs)}`, () => {
      assert.deepEqual(read(role("worker"), node).problems, [problem]);
    });
  }
});
