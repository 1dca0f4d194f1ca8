/**
 * A private bucket is closed in every way S3 knows, and open to one distribution at most.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { PrivateBucket, type PrivateBucketArgs } from "../private-bucket.ts";
import {
  declared,
  document,
  recordComponent,
  refusal,
  resource,
  resources,
  title,
  waitsFor,
} from "./recording.ts";

const distributionArn = "arn:aws:cloudfront::000000000000:distribution/EDFDVBD6EXAMPLE";

/** What every bucket says to those who come without TLS. */
const refusePlainHttp = {
  Sid: "RefusePlainHttp",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::box-bucket", "arn:aws:s3:::box-bucket/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** What a bucket says to one distribution. */
const readThroughCloudFront = {
  Sid: "ReadThroughCloudFront",
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::box-bucket/*",
  Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
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

/** The policy of a bucket made with some arguments. */
async function policyOf(args: Partial<PrivateBucketArgs>): Promise<unknown> {
  return document(resource(await recordBucket(args), "BucketPolicy box-policy"), "policy");
}

describe("PrivateBucket", () => {
  it("declares, told nothing but a Region, a bucket that is closed, versioned and encrypted", async () => {
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

  it("lets a distribution read every object, and tells it no key names", async () => {
    assert.deepEqual(await policyOf({ distributionArn }), {
      Version: "2012-10-17",
      Statement: [refusePlainHttp, readThroughCloudFront],
    });
  });

  it("lets a distribution list it where keys are no secret", async () => {
    assert.deepEqual(await policyOf({ distributionArn, listable: true }), {
      Version: "2012-10-17",
      Statement: [
        refusePlainHttp,
        readThroughCloudFront,
        {
          Sid: "TellMissingFromForbidden",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "s3:ListBucket",
          Resource: "arn:aws:s3:::box-bucket",
          Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
        },
      ],
    });
  });

  it("lets nobody list it who is not named", async () => {
    assert.deepEqual(await policyOf({ listable: true }), {
      Version: "2012-10-17",
      Statement: [refusePlainHttp],
    });
  });

  for (const [protect, kept] of [
    [undefined, ["Bucket box-bucket"]],
    [true, ["Bucket box-bucket"]],
    [false, []],
  ] as const) {
    it(`refuses deletion of ${kept.join() || "nothing"} when protect is ${protect}`, async () => {
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
    it(`refuses to keep old versions for ${days} days`, async () => {
      const message = await refusal((provider) => {
        const args = { region: "eu-west-2", keepOldVersionsDays: days };
        new PrivateBucket("box", args, { providers: [provider] });
        return undefined;
      });
      assert.equal(message, expected);
    });
  }

  it("refuses to be protected and disposable at once", async () => {
    const message = await refusal((provider) => {
      const args = { region: "eu-west-2", protect: true, disposable: true };
      new PrivateBucket("box", args, { providers: [provider] });
      return undefined;
    });
    assert.equal(message, "disposable must be false where protect is true, got true");
  });

  it("keeps old versions as long as it is told, from one day on", async () => {
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

  it("writes its settings in an order S3 takes", async () => {
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

  it("is the parent of all it declares", async () => {
    const graph = await recordBucket();
    const parents = new Set(resources(graph).map(({ parent }) => title(parent)));
    assert.deepEqual([...parents], ["PrivateBucket box"]);
  });

  it("gives out the domain name of its own Region", async () => {
    assert.deepEqual((await recordBucket()).outputs, {
      bucket: "box-bucket",
      arn: "arn:aws:s3:::box-bucket",
      regionalDomainName: "box-bucket.s3.eu-west-2.amazonaws.com",
      region: "eu-west-2",
    });
  });
});
