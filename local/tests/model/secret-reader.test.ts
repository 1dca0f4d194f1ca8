/** Secrets and parameters of a graph. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode, Properties } from "../../program/graph.ts";
import { account, graphOf, resource, role, roleArn } from "./graph-builder.ts";

const arn = `arn:aws:secretsmanager:eu-west-1:${account}:secret:safe-abcdef`;

function secret(inputs: Properties = {}): GraphNode {
  return resource("aws:secretsmanager/secret:Secret", "safe", {
    inputs,
    region: "eu-west-1",
    answers: { arn, name: "safe" },
  });
}

function version(name: string, inputs: Properties): GraphNode {
  return resource("aws:secretsmanager/secretVersion:SecretVersion", name, {
    inputs: { secretId: arn, ...inputs },
    answers: { versionId: `id of ${name}` },
  });
}

const policy = (principal: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: principal },
      Action: "secretsmanager:GetSecretValue",
      Resource: "*",
    },
  ],
});

describe("secrets of a program", () => {
  it("have their versions; the last current one makes the one before the previous one", () => {
    const { secrets, notSimulated } = assemble(
      graphOf(
        secret({ description: "Signs" }),
        version("one", { secretString: "1" }),
        version("two", { secretString: "2" }),
        version("three", { secretBinary: "Mw==" }),
        version("next", { secretString: "4", versionStages: ["AWSPENDING"] }),
      ),
    );
    assert.deepEqual(secrets, [
      {
        arn,
        name: "safe",
        region: "eu-west-1",
        primaryRegion: "eu-west-1",
        description: "Signs",
        versions: [
          { id: "id of one", stages: [], value: { kind: "text", content: "1" } },
          { id: "id of two", stages: ["AWSPREVIOUS"], value: { kind: "text", content: "2" } },
          { id: "id of three", stages: ["AWSCURRENT"], value: { kind: "binary", content: "Mw==" } },
          { id: "id of next", stages: ["AWSPENDING"], value: { kind: "text", content: "4" } },
        ],
      },
    ]);
    assert.deepEqual(notSimulated, []);
  });

  it("are in each Region that has a replica, under an ARN of that Region", () => {
    const { secrets } = assemble(
      graphOf(
        secret({ replicas: [{ region: "us-east-1" }] }),
        version("one", { secretString: "1", secretId: "safe" }),
      ),
    );
    assert.deepEqual(
      secrets.map(({ arn: each, region, versions }) => [each, region, versions.length]),
      [
        [arn, "eu-west-1", 1],
        [arn.replace("eu-west-1", "us-east-1"), "us-east-1", 1],
      ],
    );
  });

  it("list a version of another program's secret, without its value", () => {
    const { notSimulated } = assemble(
      graphOf(version("one", { secretId: "other", secretString: "hush" })),
    );
    assert.deepEqual(
      notSimulated.map(({ what, why }) => `${what} ${why}`),
      ['secretId must be a secret of this program, got "other"'],
    );
  });

  it("refuse a value that is no text, without repeating it", () => {
    const graph = graphOf(secret(), version("one", { secretString: { password: "hush" } }));
    assert.throws(
      () => assemble(graph),
      (error: Error) =>
        error.message.includes("secretString must be a string") && !error.message.includes("hush"),
    );
  });

  for (const [title, nodes] of [
    ["a policy of its own", [secret({ policy: JSON.stringify(policy(roleArn("reader"))) })]],
    [
      "a SecretPolicy",
      [
        secret(),
        resource("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", {
          inputs: { secretArn: arn, policy: JSON.stringify(policy(roleArn("reader"))) },
        }),
      ],
    ],
  ] as const) {
    it(`are open to whom ${title} names`, () => {
      const { access } = assemble(graphOf(role("reader"), role("other"), ...nodes));
      const allows = (name: string) =>
        access.allows({ kind: "role", arn: roleArn(name) }, "secretsmanager:GetSecretValue", arn);
      assert.deepEqual([allows("reader"), allows("other")], [true, false]);
    });
  }
});

describe("parameters of a program", () => {
  const parameter = (inputs: Properties) =>
    resource("aws:ssm/parameter:Parameter", "one", {
      inputs,
      region: "eu-west-1",
      answers: { arn: `arn:aws:ssm:eu-west-1:${account}:parameter/one`, name: "/one" },
    });

  for (const name of ["value", "insecureValue", "valueWo"]) {
    it(`have the value of ${name}`, () => {
      const { parameters } = assemble(
        graphOf(parameter({ type: "SecureString", [name]: "hush", dataType: "text" })),
      );
      assert.deepEqual(parameters, [
        {
          arn: `arn:aws:ssm:eu-west-1:${account}:parameter/one`,
          name: "/one",
          region: "eu-west-1",
          type: "SecureString",
          value: "hush",
          dataType: "text",
        },
      ]);
    });
  }

  it("refuse another type", () => {
    assert.throws(() => assemble(graphOf(parameter({ type: "Text", value: "1" }))), /type must be/);
  });
});
