/**
 * Who may do what, caller by caller.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  type PolicyKind,
  parsePolicy,
  type Statement,
} from "../../../services/iam/policy-document.ts";
import { isAllowed } from "../../../services/iam/policy-evaluation.ts";
import type { Principal } from "../../../services/iam/principal.ts";

const accountId = "000000000000";
const roleArn = `arn:aws:iam::${accountId}:role/worker`;
const root = `arn:aws:iam::${accountId}:root`;
const sourceArn = `arn:aws:cloudfront::${accountId}:distribution/E1`;
const objects = "arn:aws:s3:::b/*";

const callers = {
  account: { kind: "account" },
  role: { kind: "role", arn: roleArn },
  service: { kind: "service", service: "cloudfront.amazonaws.com", sourceArn },
  anonymous: { kind: "anonymous" },
} as const satisfies Record<string, Principal>;

function statements(kind: PolicyKind, ...written: readonly object[]): readonly Statement[] {
  const parsed = parsePolicy({ Statement: written }, kind);
  assert.deepEqual(parsed.problems, []);
  return parsed.statements;
}

const own = (effect: string, action = "s3:GetObject", resource = objects) =>
  statements("identity", { Effect: effect, Action: action, Resource: resource });

const onBucket = (effect: string, principal: unknown, condition?: object) =>
  statements("resource", {
    Effect: effect,
    Principal: principal,
    Action: "s3:*",
    Resource: objects,
    ...(condition === undefined ? {} : { Condition: condition }),
  });

function judge(
  principal: Principal,
  identity: readonly Statement[],
  resource: readonly Statement[],
  request: { action?: string; resourceArn?: string; context?: Record<string, string> } = {},
): boolean {
  return isAllowed({
    principal,
    action: request.action ?? "s3:GetObject",
    resourceArn: request.resourceArn ?? "arn:aws:s3:::b/key",
    accountId,
    identity,
    resource,
    context: request.context,
  });
}

const fromDistribution = { StringEquals: { "AWS:SourceArn": sourceArn } };
const plainHttp = { Bool: { "aws:SecureTransport": "false" } };
const unknown = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };
const cloudfront = { Service: "cloudfront.amazonaws.com" };

describe("isAllowed", () => {
  for (const [title, caller, identity, resource, expected] of [
    ["lets the account do what nobody speaks of", "account", [], [], true],
    [
      "keeps the account from what is denied to it",
      "account",
      [],
      onBucket("Deny", { AWS: root }),
      false,
    ],
    [
      "keeps the account from what is denied to everyone",
      "account",
      [],
      onBucket("Deny", "*"),
      false,
    ],
    ["does not mind a Deny of plain HTTP", "account", [], onBucket("Deny", "*", plainHttp), true],

    ["lets a role do nothing by itself", "role", [], [], false],
    ["lets a role do what its policy allows", "role", own("Allow"), [], true],
    [
      "lets a role do what the bucket allows it",
      "role",
      [],
      onBucket("Allow", { AWS: roleArn }),
      true,
    ],
    ["lets a role do what the bucket allows everyone", "role", [], onBucket("Allow", "*"), true],
    [
      "does not take an Allow of the account for one of the role",
      "role",
      [],
      onBucket("Allow", { AWS: root }),
      false,
    ],
    [
      "takes a Deny of the account for one of the role",
      "role",
      own("Allow"),
      onBucket("Deny", { AWS: accountId }),
      false,
    ],
    [
      "does not take another role for it",
      "role",
      [],
      onBucket("Allow", { AWS: `${roleArn}2` }),
      false,
    ],
    ["lets a Deny of its own win", "role", [...own("Allow"), ...own("Deny")], [], false],
    [
      "lets a Deny of the bucket win",
      "role",
      own("Allow"),
      onBucket("Deny", { AWS: roleArn }),
      false,
    ],
    ["does not mind a Deny of others", "role", own("Allow"), onBucket("Deny", cloudfront), true],
    ["reads wildcards in actions", "role", own("Allow", "s3:Get*"), [], true],
    ["reads actions in any case", "role", own("Allow", "S3:getobject"), [], true],
    ["does not allow another action", "role", own("Allow", "s3:PutObject"), [], false],
    ["reads a resource as a whole", "role", own("Allow", "s3:*", "arn:aws:s3:::b"), [], false],
    [
      "reads a resource with its case",
      "role",
      own("Allow", "s3:*", "arn:aws:s3:::b/KEY"),
      [],
      false,
    ],

    ["lets a service do nothing by itself", "service", [], [], false],
    [
      "lets a service do what the bucket allows it",
      "service",
      [],
      onBucket("Allow", cloudfront),
      true,
    ],
    [
      "lets a service act for the source named",
      "service",
      [],
      onBucket("Allow", cloudfront, fromDistribution),
      true,
    ],
    [
      "lets a service act for no other source",
      "service",
      [],
      onBucket("Allow", cloudfront, { StringEquals: { "AWS:SourceArn": `${sourceArn}2` } }),
      false,
    ],
    [
      "lets a service act for the account named",
      "service",
      [],
      onBucket("Allow", cloudfront, { StringEquals: { "aws:SourceAccount": accountId } }),
      true,
    ],
    [
      "does not take another service for it",
      "service",
      [],
      onBucket("Allow", { Service: "logs.amazonaws.com" }),
      false,
    ],
    [
      "does not take an Allow of the account for one of a service",
      "service",
      [],
      onBucket("Allow", { AWS: root }),
      false,
    ],

    ["lets nobody do nothing", "anonymous", [], [], false],
    ["lets nobody do what everyone may", "anonymous", [], onBucket("Allow", "*"), true],
    [
      "does not take the account for nobody",
      "anonymous",
      [],
      onBucket("Allow", { AWS: root }),
      false,
    ],
    [
      "does not know of whom a source speaks",
      "anonymous",
      [],
      onBucket("Allow", "*", fromDistribution),
      false,
    ],

    [
      "does not rely on an Allow it cannot judge",
      "role",
      [],
      onBucket("Allow", "*", unknown),
      false,
    ],
    [
      "relies on a Deny it cannot judge",
      "role",
      own("Allow"),
      onBucket("Deny", "*", unknown),
      false,
    ],
  ] as const) {
    it(title, () => assert.equal(judge(callers[caller], identity, resource), expected));
  }

  it("requires one of several actions and resources", () => {
    const several = statements("identity", {
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:GetObject"],
      Resource: ["arn:aws:s3:::other/*", objects],
    });
    assert.equal(judge(callers.role, several, []), true);
    assert.equal(judge(callers.role, several, [], { action: "s3:DeleteObject" }), false);
  });

  it("evaluates request conditions when the request context is given", () => {
    const list = { action: "s3:ListBucket", resourceArn: "arn:aws:s3:::b" };
    const inFolder = statements("identity", {
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: "arn:aws:s3:::b",
      Condition: { StringLike: { "s3:prefix": "a/*" } },
    });
    const may = (context?: Record<string, string>) =>
      judge(callers.role, inFolder, [], context === undefined ? list : { ...list, context });
    assert.equal(may({ "s3:prefix": "a/b" }), true);
    assert.equal(may({ "s3:prefix": "b" }), false);
    assert.equal(may({}), false);
    assert.equal(may(), false);
  });

  it("denies an unconditional write when the bucket policy requires a condition", () => {
    const demand = onBucket("Deny", "*", { Null: { "s3:if-match": "true" } });
    const put = { action: "s3:PutObject" };
    assert.equal(judge(callers.account, [], demand, { ...put, context: {} }), false);
    assert.equal(judge(callers.account, [], demand, put), false);
    const context = { "s3:if-match": '"etag"' };
    assert.equal(judge(callers.account, [], demand, { ...put, context }), true);
  });
});
