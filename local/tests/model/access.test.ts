/**
 * A program's access rules as a whole, as a server of S3 asks them.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { assemble } from "../../model/assemble.ts";
import type { Principal } from "../../services/iam/principal.ts";
import {
  bucket,
  bucketPolicy,
  distributionArn,
  graphOf,
  resource,
  role,
  roleArn,
} from "./graph-builder.ts";

const fromDistribution = {
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
};
const tlsOnly = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::season", "arn:aws:s3:::season/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const everyone = {
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::open/*",
};
const reads = {
  Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::season/a.json" },
};

const { access } = assemble(
  graphOf(
    bucket("season"),
    bucketPolicy("season", {
      Statement: [
        tlsOnly,
        { ...fromDistribution, Action: "s3:GetObject", Resource: "arn:aws:s3:::season/*" },
      ],
    }),
    bucket("open"),
    bucketPolicy("open", { Statement: everyone }),
    resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "open", {
      inputs: { bucket: "open", restrictPublicBuckets: false },
    }),
    bucket("shut"),
    bucketPolicy("shut", { Statement: { ...everyone, Resource: "arn:aws:s3:::shut/*" } }),
    role("worker"),
    resource("aws:iam/rolePolicy:RolePolicy", "worker", {
      inputs: { role: "worker", policy: reads },
    }),
    role("idle"),
  ),
);

const account: Principal = { kind: "account" };
const anonymous: Principal = { kind: "anonymous" };
const worker: Principal = { kind: "role", arn: roleArn("worker") };
const idle: Principal = { kind: "role", arn: roleArn("idle") };
const stranger: Principal = { kind: "role", arn: roleArn("stranger") };
const cdn: Principal = {
  kind: "service",
  service: "cloudfront.amazonaws.com",
  sourceArn: distributionArn,
};
const otherCdn: Principal = { ...cdn, sourceArn: `${distributionArn}X` };

describe("createAccess", () => {
  for (const [who, principal, action, resourceArn, expected] of [
    ["the account", account, "s3:PutObject", "arn:aws:s3:::season/a.json", true],
    ["the account", account, "s3:ListBucket", "arn:aws:s3:::unknown", true],
    ["the distribution", cdn, "s3:GetObject", "arn:aws:s3:::season/a/b", true],
    ["the distribution", cdn, "s3:ListBucket", "arn:aws:s3:::season", false],
    ["the distribution", cdn, "s3:PutObject", "arn:aws:s3:::season/a.json", false],
    ["another distribution", otherCdn, "s3:GetObject", "arn:aws:s3:::season/a.json", false],
    ["a role that reads", worker, "s3:GetObject", "arn:aws:s3:::season/a.json", true],
    ["a role that reads", worker, "s3:GetObject", "arn:aws:s3:::season/b.json", false],
    ["a role that reads", worker, "s3:PutObject", "arn:aws:s3:::season/a.json", false],
    ["a role without policies", idle, "s3:GetObject", "arn:aws:s3:::season/a.json", false],
    ["a role without policies", idle, "s3:GetObject", "arn:aws:s3:::open/a", true],
    ["a role of nobody", stranger, "s3:GetObject", "arn:aws:s3:::season/a.json", false],
    ["anyone", anonymous, "s3:GetObject", "arn:aws:s3:::season/a.json", false],
    ["anyone", anonymous, "s3:GetObject", "arn:aws:s3:::open/a", true],
    ["anyone", anonymous, "s3:PutObject", "arn:aws:s3:::open/a", false],
    ["anyone", anonymous, "s3:GetObject", "arn:aws:s3:::shut/a", false],
    ["anyone", anonymous, "s3:GetObject", "", false],
  ] as const) {
    it(`${expected ? "allows" : "does not allow"} ${who} to ${action} ${resourceArn}`, () => {
      assert.equal(access.allows(principal, action, resourceArn), expected);
    });
  }
});
