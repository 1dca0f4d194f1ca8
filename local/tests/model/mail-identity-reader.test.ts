/** Who may send mails, of a graph. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { GraphNode } from "../../program/graph.ts";
import { account, graphOf, resource, role, roleArn } from "./graph-builder.ts";

const arnOf = (kind: string, name: string) => `arn:aws:ses:eu-west-1:${account}:${kind}/${name}`;
const type = "aws:sesv2/emailIdentity:EmailIdentity";

function identity(name: string): GraphNode {
  return resource(type, name, {
    inputs: { emailIdentity: name },
    answers: { arn: arnOf("identity", name) },
    region: "eu-west-1",
  });
}

function policy(name: string, emailIdentity: string, reader: string): GraphNode {
  const Statement = [
    {
      Effect: "Allow",
      Principal: { AWS: roleArn(reader) },
      Action: "ses:SendEmail",
      Resource: "*",
    },
  ];
  return resource("aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy", name, {
    inputs: {
      emailIdentity,
      policyName: name,
      policy: JSON.stringify({ Version: "2012-10-17", Statement }),
    },
    region: "eu-west-1",
  });
}

describe("what sends mails", () => {
  it("is each identity, read ones too, and each configuration set", () => {
    const { mailIdentities, mailConfigurationSets, notSimulated } = assemble(
      graphOf(
        identity("example.com"),
        resource(type, "shared", {
          id: "other.org",
          external: true,
          answers: { arn: arnOf("identity", "other.org") },
          region: "eu-west-1",
        }),
        resource("aws:sesv2/configurationSet:ConfigurationSet", "set", {
          inputs: { configurationSetName: "tracked" },
          answers: { arn: arnOf("configuration-set", "tracked") },
          region: "eu-west-1",
        }),
      ),
    );
    assert.deepEqual(
      mailIdentities.map(({ name, arn, region }) => [name, arn, region]),
      [
        ["example.com", arnOf("identity", "example.com"), "eu-west-1"],
        ["other.org", arnOf("identity", "other.org"), "eu-west-1"],
      ],
    );
    assert.deepEqual(
      mailConfigurationSets.map(({ name }) => name),
      ["tracked"],
    );
    assert.deepEqual(notSimulated, []);
  });

  it("is open to whom any policy of the identity names", () => {
    const { access } = assemble(
      graphOf(
        ...["one", "two", "three"].map((name) => role(name)),
        identity("example.com"),
        policy("first", "example.com", "one"),
        policy("second", "example.com", "two"),
      ),
    );
    const allows = (name: string) =>
      access.allows(
        { kind: "role", arn: roleArn(name) },
        "ses:SendEmail",
        arnOf("identity", "example.com"),
      );
    assert.deepEqual(["one", "two", "three"].map(allows), [true, true, false]);
  });

  it("lists a policy of another program's identity", () => {
    const { notSimulated } = assemble(graphOf(policy("first", "other.org", "one")));
    assert.deepEqual(
      notSimulated.map(({ why }) => why),
      ['must be an identity of this program, got "other.org"'],
    );
  });
});
