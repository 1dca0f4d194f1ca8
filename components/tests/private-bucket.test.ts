/**
 * `PrivateBucket`: no public access, TLS only, old versions, protection.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { PrivateBucket, type PrivateBucketArgs } from "../private-bucket.ts";
import {
  declared,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
  waitsFor,
} from "./recording.ts";

/** The statement of every bucket policy against requests without TLS. */
const refusePlainHttp = {
  Sid: "RefusePlainHttp",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::box-bucket", "arn:aws:s3:::box-bucket/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** Records a bucket in eu-west-2, whose provider is for eu-west-1. */
function recordBucket(args: Partial<PrivateBucketArgs> = {}) {
  return recordComponent((provider) => {
    const { bucket, arn, regionalDomainName, region } = new PrivateBucket(
      "box",
      { region: "eu-west-2", ...args },
      { providers: [provider] },
    );
    return { bucket, arn, regionalDomainName, region };
  });
}

describe("PrivateBucket", () => {
  it("declares a private, versioned and encrypted bucket, given only a Region", async () => {
    const of = { bucket: "box-bucket", region: "eu-west-2" };
    const policy = { Version: "2012-10-17", Statement: [refusePlainHttp] };
    assert.deepEqual(declared(await recordBucket()), {
      "Bucket box-bucket": { region: "eu-west-2" },
      "BucketPublicAccessBlock box-public-access": {
        ...of,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      "BucketOwnershipControls box-ownership": {
        ...of,
        rule: { objectOwnership: "BucketOwnerEnforced" },
      },
      "BucketVersioning box-versioning": {
        ...of,
        versioningConfiguration: { status: "Enabled" },
      },
      "BucketServerSideEncryptionConfiguration box-encryption": {
        ...of,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      },
      "BucketLifecycleConfiguration box-lifecycle": {
        ...of,
        rules: [
          {
            id: "forget-old-versions",
            status: "Enabled",
            filter: {},
            noncurrentVersionExpiration: { noncurrentDays: 90 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
      "BucketPolicy box-policy": { ...of, policy: JSON.stringify(policy) },
    });
  });

  for (const [protect, kept] of [
    [undefined, ["Bucket box-bucket"]],
    [true, ["Bucket box-bucket"]],
    [false, []],
  ] as const) {
    it(`protects ${kept.join() || "nothing"} from deletion when protect is ${protect}`, async () => {
      const graph = await recordBucket(protect === undefined ? {} : { protect });
      assert.deepEqual(
        resources(graph)
          .filter(({ options }) => options.protect)
          .map(({ urn }) => title(urn)),
        kept,
      );
    });
  }

  for (const [days, expected] of [
    [0, "keepOldVersionsDays must be a whole number from 1 to 2147483647, got 0"],
    [1.5, "keepOldVersionsDays must be a whole number from 1 to 2147483647, got 1.5"],
  ] as const) {
    it(`rejects keepOldVersionsDays ${days}`, async () => {
      const message = await refusal((provider) => {
        const args = { region: "eu-west-2", keepOldVersionsDays: days };
        new PrivateBucket("box", args, { providers: [provider] });
        return undefined;
      });
      assert.equal(message, expected);
    });
  }

  it("rejects protect together with disposable", async () => {
    const message = await refusal((provider) => {
      const args = { region: "eu-west-2", protect: true, disposable: true };
      new PrivateBucket("box", args, { providers: [provider] });
      return undefined;
    });
    assert.equal(message, "disposable must be false where protect is true, got true");
  });

  it("keeps old versions for the given days, 1 at least", async () => {
    const graph = await recordBucket({ keepOldVersionsDays: 1 });
    assert.deepEqual(
      resource(graph, "BucketLifecycleConfiguration box-lifecycle").inputs["rules"],
      [
        {
          id: "forget-old-versions",
          status: "Enabled",
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: 1 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
      ],
    );
  });

  it("deletes objects with the given prefixes after the given days", async () => {
    const graph = await recordBucket({ expireAfterDays: { "links/": 1, "sessions/": 8 } });
    const rules = resource(graph, "BucketLifecycleConfiguration box-lifecycle").inputs["rules"];
    assert.deepEqual(Array.isArray(rules) ? rules.slice(1) : rules, [
      {
        id: "expire-links/",
        status: "Enabled",
        filter: { prefix: "links/" },
        expiration: { days: 1 },
      },
      {
        id: "expire-sessions/",
        status: "Enabled",
        filter: { prefix: "sessions/" },
        expiration: { days: 8 },
      },
    ]);
  });

  it("rejects days that are no positive whole number, with their prefix", async () => {
    const message = await refusal((provider) => {
      const args = { region: "eu-west-2", expireAfterDays: { "links/": 0.5 } };
      new PrivateBucket("box", args, { providers: [provider] });
      return undefined;
    });
    assert.equal(
      message,
      'expireAfterDays["links/"] must be a whole number from 1 to 2147483647, got 0.5',
    );
  });

  it("declares dependencies between settings that S3 applies in order", async () => {
    const graph = await recordBucket();
    assert.deepEqual(waitsFor(graph, "BucketLifecycleConfiguration box-lifecycle"), [
      "Bucket box-bucket",
      "BucketVersioning box-versioning",
    ]);
    assert.deepEqual(waitsFor(graph, "BucketPolicy box-policy"), [
      "Bucket box-bucket",
      "BucketPublicAccessBlock box-public-access",
    ]);
  });

  it("is the parent of every resource it declares", async () => {
    const graph = await recordBucket();
    const parents = new Set(resources(graph).map(({ parent }) => title(parent)));
    assert.deepEqual([...parents], ["PrivateBucket box"]);
  });

  it("outputs its name, ARN, Region and Regional domain name", async () => {
    assert.deepEqual((await recordBucket()).outputs, {
      bucket: "box-bucket",
      arn: "arn:aws:s3:::box-bucket",
      regionalDomainName: "box-bucket.s3.eu-west-2.amazonaws.com",
      region: "eu-west-2",
    });
  });
});
