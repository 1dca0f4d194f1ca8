/**
 * A bucket that nobody reaches without being named.
 *
 * @module
 */
import type * as iam from "@pulumi/aws/iam/index.js";
import * as s3 from "@pulumi/aws/s3/index.js";
import * as pulumi from "@pulumi/pulumi";
import { refuse, wholeNumber } from "./check.ts";

/** The API takes a 32-bit number of days. */
const maxDays = 2_147_483_647;

/** What a {@link PrivateBucket} needs. */
export interface PrivateBucketArgs {
  /** AWS Region. */
  readonly region: string;
  /**
   * ARN of the distribution that may read every object. The distribution names the bucket as well, so
   * the ARN usually comes from `pulumi.deferredOutput()`.
   * @default nobody reads through CloudFront
   */
  readonly distributionArn?: pulumi.Input<string>;
  /**
   * Answer 404 instead of 403 for a key that does not exist, by letting the distribution list the
   * bucket. Only for buckets whose key names are no secret.
   * @default false
   */
  readonly listable?: boolean;
  /** Refuse to delete the bucket. @default true */
  readonly protect?: boolean;
  /**
   * Let the bucket go with all that lies in it, which S3 otherwise refuses: for copies of what lies elsewhere.
   * @default false
   */
  readonly disposable?: boolean;
  /** Whole days an overwritten or deleted object is kept as an old version, 1 or more. @default 90 */
  readonly keepOldVersionsDays?: number;
}

/**
 * A private, versioned, encrypted bucket whose owner owns every object, reachable over TLS only.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class PrivateBucket extends pulumi.ComponentResource {
  /** Physical name. */
  readonly bucket: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** The name CloudFront has to use: the global one answers 307 for up to a day after creation. */
  readonly regionalDomainName: pulumi.Output<string>;
  readonly region: string;

  /** @throws {pulumi.ResourceError} when `keepOldVersionsDays` is out of range, or a bucket is both protected and disposable. */
  constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:PrivateBucket", name, {}, opts);
    const { region, distributionArn, listable = false, protect = true } = args;
    const { keepOldVersionsDays = 90, disposable = false } = args;
    const child = { parent: this };
    refuse(this, [
      wholeNumber("keepOldVersionsDays", keepOldVersionsDays, 1, maxDays),
      protect && disposable
        ? "disposable must be false where protect is true, got true"
        : undefined,
    ]);

    const bucket = new s3.Bucket(
      `${name}-bucket`,
      { region, ...(disposable ? { forceDestroy: true } : {}) },
      { ...child, protect },
    );
    const of = { bucket: bucket.bucket, region };
    const closed = new s3.BucketPublicAccessBlock(
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
    new s3.BucketOwnershipControls(
      `${name}-ownership`,
      { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );
    const versioning = new s3.BucketVersioning(
      `${name}-versioning`,
      { ...of, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { ...of, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
      child,
    );
    new s3.BucketLifecycleConfiguration(
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
        ],
      },
      // Rules on old versions are refused while there are none.
      { ...child, dependsOn: versioning },
    );
    new s3.BucketPolicy(
      `${name}-policy`,
      { ...of, policy: bucketPolicy(bucket.arn, distributionArn, listable) },
      // Two writers of a new bucket's access settings meet as OperationAborted.
      { ...child, dependsOn: closed },
    );

    this.bucket = bucket.bucket;
    this.arn = bucket.arn;
    this.regionalDomainName = bucket.bucketRegionalDomainName;
    this.region = region;
    this.registerOutputs({
      bucket: this.bucket,
      arn: this.arn,
      regionalDomainName: this.regionalDomainName,
    });
  }
}

/**
 * TLS only, and reading for one distribution.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
function bucketPolicy(
  bucketArn: pulumi.Output<string>,
  distributionArn: pulumi.Input<string> | undefined,
  listable: boolean,
): pulumi.Output<string> {
  const objects = pulumi.interpolate`${bucketArn}/*`;
  const statements: pulumi.Input<iam.PolicyStatement>[] = [
    {
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, objects],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
  if (distributionArn !== undefined) {
    const throughDistribution = {
      Effect: "Allow" as const,
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: { StringEquals: { "AWS:SourceArn": distributionArn } },
    };
    statements.push({
      Sid: "ReadThroughCloudFront",
      ...throughDistribution,
      Action: "s3:GetObject",
      Resource: objects,
    });
    if (listable) {
      // From memory, not from a stored page: S3 says 404 only to those who may list.
      statements.push({
        Sid: "TellMissingFromForbidden",
        ...throughDistribution,
        Action: "s3:ListBucket",
        Resource: bucketArn,
      });
    }
  }
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}
