/**
 * A private bucket that one CloudFront distribution reads.
 *
 * @module
 */
import type * as iam from "@pulumi/aws/iam/index.js";
import * as pulumi from "@pulumi/pulumi";
import { type BucketArgs, type BucketResources, bucketResources } from "./bucket-resources.ts";
import { refuse } from "./refuse.ts";

/** Arguments of an {@link OriginBucket}. */
export interface OriginBucketArgs extends BucketArgs {
  /**
   * Let the distribution list the bucket, so that a key that does not exist returns 404 and not 403. Only where key
   * names are not secret.
   * @default false
   */
  readonly listable?: boolean;
}

/**
 * A private, versioned, encrypted bucket, reachable over TLS only, whose objects one distribution may read.
 *
 * The bucket policy names the distribution, so it is written when that is known: by the `GlobalFacade` that has the
 * bucket as an origin, or by {@link OriginBucket.allowDistribution} for a distribution of your own. Until then
 * CloudFront cannot read the bucket.
 */
export class OriginBucket extends pulumi.ComponentResource {
  /** Physical name. */
  readonly bucket: pulumi.Output<string>;
  /** ARN of the bucket. */
  readonly arn: pulumi.Output<string>;
  /** Domain name of the origin. The global domain name returns 307 for up to a day after creation. */
  readonly regionalDomainName: pulumi.Output<string>;
  /** AWS Region. */
  readonly region: string;
  readonly #listable: boolean;
  readonly #writePolicy: BucketResources["writePolicy"];
  #isAllowed = false;

  /** @throws {pulumi.ResourceError} when `region` or `keepOldVersionsDays` is invalid, or both `protect` and `disposable` are true. */
  constructor(name: string, args: OriginBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    // The token of PrivateBucket, since it is part of the URN of every child.
    super("touchline:storage:PrivateBucket", name, {}, opts);
    const { bucket, writePolicy } = bucketResources(this, name, args);

    this.#listable = args.listable ?? false;
    this.#writePolicy = writePolicy;
    this.bucket = bucket.bucket;
    this.arn = bucket.arn;
    this.regionalDomainName = bucket.bucketRegionalDomainName;
    this.region = args.region;
    this.registerOutputs({
      bucket: this.bucket,
      arn: this.arn,
      regionalDomainName: this.regionalDomainName,
    });
  }

  /**
   * Writes the bucket policy: these distributions may read every object. `GlobalFacade` calls it for its origins.
   *
   * @param distributionArns Like `arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE`.
   * @throws {pulumi.ResourceError} when called again: a bucket has one policy.
   */
  allowDistribution(...distributionArns: pulumi.Input<string>[]): void {
    refuse(this, [
      this.#isAllowed
        ? "allowDistribution must be called once: a GlobalFacade or an earlier call has named the distribution already"
        : undefined,
    ]);
    this.#isAllowed = true;
    this.#writePolicy(readThrough(distributionArns, this.arn, this.#listable));
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
function readThrough(
  distributionArns: readonly pulumi.Input<string>[],
  bucketArn: pulumi.Output<string>,
  listable: boolean,
): readonly pulumi.Input<iam.PolicyStatement>[] {
  // IAM makes no difference between a text and a list of one; a policy that exists does not change.
  const [first] = distributionArns;
  const throughDistribution = {
    Effect: "Allow" as const,
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: {
      StringEquals: {
        "AWS:SourceArn": distributionArns.length === 1 ? first : [...distributionArns],
      },
    },
  };
  const read = {
    Sid: "ReadThroughCloudFront",
    ...throughDistribution,
    Action: "s3:GetObject",
    Resource: pulumi.interpolate`${bucketArn}/*`,
  };
  // See `listForNotFound` in aws/s3-behavior.ts.
  const list = {
    Sid: "TellMissingFromForbidden",
    ...throughDistribution,
    Action: "s3:ListBucket",
    Resource: bucketArn,
  };
  return listable ? [read, list] : [read];
}
