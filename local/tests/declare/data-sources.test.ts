/**
 * Provider functions that programs call most.
 *
 * @module
 */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { describe, it } from "mocha";
import { record } from "../../program/record.ts";
import { testStack } from "../program/test-stack.ts";

async function outputOf<T>(call: () => Promise<T>): Promise<unknown> {
  return (await record(testStack, async () => ({ value: await call() }))).outputs["value"];
}

describe("data sources", () => {
  for (const name of ["Managed-CachingOptimized", "CachingOptimized"]) {
    it(`finds the managed policy ${name}`, async () => {
      const id = await outputOf(() =>
        aws.cloudfront.getCachePolicy({ name }).then((found) => found.id),
      );
      assert.equal(id, "658327ea-f89d-4fab-a63d-7e88639e58f6");
    });
  }

  it("finds managed origin request and response headers policies", async () => {
    const ids = await outputOf(async () => [
      (await aws.cloudfront.getOriginRequestPolicy({ name: "Managed-AllViewer" })).id,
      (await aws.cloudfront.getResponseHeadersPolicy({ name: "Managed-SimpleCORS" })).id,
    ]);
    assert.deepEqual(ids, [
      "216adef6-5c7f-47e4-b989-5492eafa07d3",
      "60669652-455b-4ae9-85a4-c4c02393f86c",
    ]);
  });

  it("names the managed policies where there is none of a name", async () => {
    await assert.rejects(
      outputOf(() => aws.cloudfront.getCachePolicy({ name: "CachingOptimised" })),
      /there is no managed policy "CachingOptimised"; there are .*CachingOptimized/,
    );
  });

  it("writes a policy document", async () => {
    const json = await outputOf(() =>
      aws.iam
        .getPolicyDocument({
          statements: [
            {
              sid: "Read",
              actions: ["s3:ListBucket", "s3:GetObject"],
              resources: ["arn:aws:s3:::b"],
              principals: [{ type: "AWS", identifiers: ["*"] }],
              conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] }],
            },
            {
              effect: "Deny",
              notActions: ["iam:*"],
              notResources: ["*"],
              principals: [{ type: "*", identifiers: ["*"] }],
            },
          ],
        })
        .then((document) => document.json),
    );
    assert.deepEqual(JSON.parse(String(json)), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: "arn:aws:s3:::b",
          Condition: { StringEquals: { "aws:SourceAccount": "1" } },
        },
        { Effect: "Deny", Principal: "*", NotAction: "iam:*", NotResource: "*" },
      ],
    });
  });

  it("merges documents, of which the last statement of an id counts", async () => {
    const source = JSON.stringify({
      Statement: [{ Sid: "A", Effect: "Allow" }, { Effect: "Allow" }],
    });
    const json = await outputOf(() =>
      aws.iam
        .getPolicyDocument({
          sourcePolicyDocuments: [source],
          overridePolicyDocuments: [JSON.stringify({ Statement: { Sid: "A", Effect: "Deny" } })],
        })
        .then((document) => document.minifiedJson),
    );
    assert.deepEqual(JSON.parse(String(json)).Statement, [
      { Effect: "Allow" },
      { Sid: "A", Effect: "Deny" },
    ]);
  });

  it("finds zones and certificates of any name", async () => {
    const found = await outputOf(async () => [
      (await aws.route53.getZone({ name: "example.com" })).zoneId,
      (await aws.acm.getCertificate({ domain: "*.example.com" })).arn,
    ]);
    assert.match(
      String(found),
      /^Z[A-Z0-9]{20},arn:aws:acm:eu-west-1:000000000000:certificate\/[0-9a-f-]{36}$/,
    );
  });
});
