/**
 * The resources of a private bucket, all but its policy.
 *
 * @module
 */
import type * as iam from "@pulumi/aws/iam/index.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse, regionProblem, wholeNumber } from "./refuse.ts";

/** `noncurrentDays` is a 32-bit integer. */
const maxDays = 2_147_483_647;

/** Arguments of every private bucket. */
export interface BucketArgs {
  /** AWS Region, like `eu-west-1`. */
  readonly region: string;
  /** Protect the bucket from deletion by `pulumi destroy` and by replacement. @default true */
  readonly protect?: boolean;
  /**
   * Delete all objects together with the bucket, which S3 otherwise refuses. Only where `protect` is false: for
   * copies of objects that are stored elsewhere.
   * @default false
   */
  readonly disposable?: boolean;
  /** Whole days for which an overwritten or deleted object is kept as an old version, 1 or more. @default 90 */
  readonly keepOldVersionsDays?: number;
  /** Whole days after which objects are deleted, 1 or more, by the prefix of their keys, such as `links/`. @default never */
  readonly expireAfterDays?: Readonly<Record<string, number>>;
}

/** A bucket without a policy, and what its policy has to wait for. */
export interface BucketResources {
  /** The bucket itself. */
  readonly bucket: Bucket;
  /** Adds the policy: TLS only, and the given statements. */
  readonly writePolicy: (statements: readonly pulumi.Input<iam.PolicyStatement>[]) => BucketPolicy;
}

/**
 * Declares a versioned, encrypted bucket without public access, whose owner owns every object.
 *
 * @throws {pulumi.ResourceError} when `region` or a number of days is invalid, or both `protect` and `disposable` are true.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function bucketResources(
  parent: pulumi.ComponentResource,
  name: string,
  args: BucketArgs,
): BucketResources {
  const { region, protect = true, disposable = false, keepOldVersionsDays = 90 } = args;
  const { expireAfterDays = {} } = args;
  const child = { parent };
  refuse(parent, [
    regionProblem("region", region),
    wholeNumber("keepOldVersionsDays", keepOldVersionsDays, 1, maxDays),
    ...Object.entries(expireAfterDays).map(([prefix, days]) =>
      wholeNumber(`expireAfterDays[${JSON.stringify(prefix)}]`, days, 1, maxDays),
    ),
    protect && disposable ? "disposable must be false where protect is true, got true" : undefined,
  ]);

  const bucket = new Bucket(
    `${name}-bucket`,
    { region, ...(disposable ? { forceDestroy: true } : {}) },
    { ...child, protect },
  );
  const of = { bucket: bucket.bucket, region };
  const closed = new BucketPublicAccessBlock(
    `${name}-public-access`,
    {
      ...of,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    child,
  );
  new BucketOwnershipControls(
    `${name}-ownership`,
    { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } },
    child,
  );
  const versioning = new BucketVersioning(
    `${name}-versioning`,
    { ...of, versioningConfiguration: { status: "Enabled" } },
    child,
  );
  new BucketServerSideEncryptionConfiguration(
    `${name}-encryption`,
    { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
    child,
  );
  new BucketLifecycleConfiguration(
    `${name}-lifecycle`,
    {
      ...of,
      rules: [
        {
          id: "forget-old-versions",
          status: "Enabled",
          filter: {},
          noncurrentVersionExpiration: { noncurrentDays: keepOldVersionsDays },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
        },
        ...Object.entries(expireAfterDays).map(([prefix, days]) => ({
          id: `expire-${prefix}`,
          status: "Enabled",
          filter: { prefix },
          expiration: { days },
        })),
      ],
    },
    // S3 rejects rules on old versions while versioning is off.
    { ...child, dependsOn: versioning },
  );
  const writePolicy = (statements: readonly pulumi.Input<iam.PolicyStatement>[]) =>
    new BucketPolicy(
      `${name}-policy`,
      {
        ...of,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [denyPlainHttp(bucket.arn), ...statements],
        }),
      },
      // Two concurrent changes of a new bucket's access settings fail with OperationAborted.
      { ...child, dependsOn: closed },
    );
  return { bucket, writePolicy };
}

function denyPlainHttp(bucketArn: pulumi.Output<string>): pulumi.Input<iam.PolicyStatement> {
  return {
    Sid: "RefusePlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
