/**
 * `NetworkLogs`: log files of connections and of the load balancer, in one bucket that only their services write to.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { PrivateApi } from "../private-api.ts";
import { least, recordPrivateApi } from "./private-api-recording.ts";
import { document, inventory, refusal, resource, waitsFor } from "./recording.ts";

const record = (settings: { readonly protect?: boolean } = {}) =>
  recordPrivateApi({ ...least, networkLogs: { retentionDays: 30, ...settings } });

describe("NetworkLogs", () => {
  it("adds a bucket and a flow log to a private API", async () => {
    const without = inventory(await recordPrivateApi(least));
    assert.deepEqual(
      inventory(await record()).filter((each) => !without.includes(each)),
      [
        "Bucket desk-logs-bucket",
        "BucketLifecycleConfiguration desk-logs-lifecycle",
        "BucketOwnershipControls desk-logs-ownership",
        "BucketPolicy desk-logs-policy",
        "BucketPublicAccessBlock desk-logs-public-access",
        "BucketServerSideEncryptionConfiguration desk-logs-encryption",
        "BucketVersioning desk-logs-versioning",
        "FlowLog desk-logs-flow",
      ],
    );
  });

  it("logs every connection of the VPC and every request of the load balancer, after the bucket admits them", async () => {
    const graph = await record();
    const bucket = resource(graph, "Bucket desk-logs-bucket");
    const flow = resource(graph, "FlowLog desk-logs-flow");
    const vpcId = resource(graph, "SecurityGroup desk-network-balancer").inputs["vpcId"];
    assert.deepEqual(flow.inputs, {
      vpcId,
      region: "eu-west-1",
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: `${bucket.outputs["arn"]}/flow/`,
    });
    assert.ok(waitsFor(graph, "FlowLog desk-logs-flow").includes("BucketPolicy desk-logs-policy"));
    const balancer = "LoadBalancer desk-front-alb";
    assert.deepEqual(resource(graph, balancer).inputs["accessLogs"], {
      enabled: true,
      bucket: bucket.outputs["bucket"],
      prefix: "balancer",
    });
    assert.ok(waitsFor(graph, balancer).includes("BucketPolicy desk-logs-policy"));
    assert.equal(resource(await recordPrivateApi(least), balancer).inputs["accessLogs"], undefined);
  });

  it("lets the two services write the files of this account, and nobody else", async () => {
    const graph = await record();
    const bucketArn = resource(graph, "Bucket desk-logs-bucket").outputs["arn"];
    const policy = document(resource(graph, "BucketPolicy desk-logs-policy"), "policy");
    const delivery = { Service: "delivery.logs.amazonaws.com" };
    const arnOfLogs = { "aws:SourceArn": "arn:aws:logs:eu-west-1:000000000000:*" };
    assert.deepEqual((policy as { Statement: object[] }).Statement.slice(1), [
      {
        Sid: "WriteRequestsOfBalancer",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${bucketArn}/balancer/AWSLogs/000000000000/*`,
      },
      {
        Sid: "WriteConnections",
        Effect: "Allow",
        Principal: delivery,
        Action: "s3:PutObject",
        Resource: `${bucketArn}/flow/AWSLogs/000000000000/*`,
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "000000000000",
            "s3:x-amz-acl": "bucket-owner-full-control",
          },
          ArnLike: arnOfLogs,
        },
      },
      {
        Sid: "SeeWhoOwnsTheBucket",
        Effect: "Allow",
        Principal: delivery,
        Action: ["s3:GetBucketAcl", "s3:ListBucket"],
        Resource: bucketArn,
        Condition: { StringEquals: { "aws:SourceAccount": "000000000000" }, ArnLike: arnOfLogs },
      },
    ]);
  });

  it("deletes files after the given days, and the bucket with the stack unless it is protected", async () => {
    const kept = await record();
    const { rules } = resource(kept, "BucketLifecycleConfiguration desk-logs-lifecycle").inputs as {
      rules: { filter: object; expiration?: object }[];
    };
    assert.deepEqual(
      rules
        .filter(({ expiration }) => expiration)
        .map(({ filter, expiration }) => ({ filter, expiration })),
      [
        { filter: { prefix: "balancer/" }, expiration: { days: 30 } },
        { filter: { prefix: "flow/" }, expiration: { days: 30 } },
      ],
    );
    const protectedBucket = resource(kept, "Bucket desk-logs-bucket");
    assert.equal(protectedBucket.options.protect, true);
    assert.equal(protectedBucket.inputs["forceDestroy"], undefined);
    const disposable = resource(await record({ protect: false }), "Bucket desk-logs-bucket");
    assert.equal(disposable.options.protect, false);
    assert.equal(disposable.inputs["forceDestroy"], true);
  });

  it("refuses a retention of no days", async () => {
    const problem = await refusal((provider) => {
      new PrivateApi(
        "desk",
        { ...least, networkLogs: { retentionDays: 0 } },
        { providers: [provider] },
      );
      return undefined;
    });
    assert.match(
      problem,
      /expireAfterDays\["balancer\/"\] must be a whole number from 1 to \d+, got 0/,
    );
  });
});
