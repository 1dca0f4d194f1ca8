/**
 * `OriginBucket`: the settings of a private bucket, and a policy for one distribution.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { OriginBucket, type OriginBucketArgs } from "../origin-bucket.ts";
import { PrivateBucket } from "../private-bucket.ts";
import {
  declared,
  document,
  inventory,
  recordComponent,
  refusal,
  resource,
  waitsFor,
} from "./recording.ts";

const distributionArn = "arn:aws:cloudfront::000000000000:distribution/EDFDVBD6EXAMPLE";

const denyPlainHttp = {
  Sid: "RefusePlainHttp",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::box-bucket", "arn:aws:s3:::box-bucket/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const throughDistribution = {
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
};

const readThroughCloudFront = {
  Sid: "ReadThroughCloudFront",
  ...throughDistribution,
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::box-bucket/*",
};

/** Records a bucket in eu-west-2, read by a distribution. */
function recordBucket(args: Partial<OriginBucketArgs> = {}) {
  return recordComponent((provider) => {
    const box = new OriginBucket(
      "box",
      { region: "eu-west-2", ...args },
      { providers: [provider] },
    );
    box.allowDistribution(distributionArn);
    const { bucket, arn, regionalDomainName, region } = box;
    return { bucket, arn, regionalDomainName, region };
  });
}

async function statementsOf(args: Partial<OriginBucketArgs>): Promise<unknown> {
  const policy = document(resource(await recordBucket(args), "BucketPolicy box-policy"), "policy");
  return (policy as { readonly Statement: unknown }).Statement;
}

describe("OriginBucket", () => {
  it("declares the same resources as PrivateBucket, and another policy", async () => {
    const closed = await recordComponent((provider) => {
      new PrivateBucket("box", { region: "eu-west-2" }, { providers: [provider] });
      return undefined;
    });
    const { "BucketPolicy box-policy": policy, ...settings } = declared(await recordBucket());
    const { "BucketPolicy box-policy": other, ...expected } = declared(closed);
    assert.deepEqual(settings, expected);
    assert.notDeepEqual(policy, other);
  });

  it("keeps the URNs of PrivateBucket, so that a deployed bucket is not replaced", async () => {
    const graph = await recordBucket();
    assert.match(
      resource(graph, "Bucket box-bucket").urn,
      /::touchline:storage:PrivateBucket\$aws:s3\/bucket:Bucket::box-bucket$/,
    );
  });

  it("allows the distribution to read every object, and not to list them", async () => {
    assert.deepEqual(await statementsOf({}), [denyPlainHttp, readThroughCloudFront]);
  });

  it("allows the distribution to list the bucket when listable is true", async () => {
    assert.deepEqual(await statementsOf({ listable: true }), [
      denyPlainHttp,
      readThroughCloudFront,
      {
        Sid: "TellMissingFromForbidden",
        ...throughDistribution,
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:::box-bucket",
      },
    ]);
  });

  it("has no policy until a distribution is allowed", async () => {
    const graph = await recordComponent((provider) => {
      new OriginBucket("box", { region: "eu-west-2" }, { providers: [provider] });
      return undefined;
    });
    assert.deepEqual(
      inventory(graph).filter((each) => each.startsWith("BucketPolicy")),
      [],
    );
  });

  it("writes the policy after the public access block", async () => {
    assert.deepEqual(waitsFor(await recordBucket(), "BucketPolicy box-policy"), [
      "Bucket box-bucket",
      "BucketPublicAccessBlock box-public-access",
    ]);
  });

  it("rejects a second distribution", async () => {
    const message = await refusal((provider) => {
      const box = new OriginBucket("box", { region: "eu-west-2" }, { providers: [provider] });
      box.allowDistribution(distributionArn);
      box.allowDistribution(distributionArn);
      return undefined;
    });
    assert.equal(
      message,
      "allowDistribution must be called once: a GlobalFacade or an earlier call has named the distribution already",
    );
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
