/**
 * A bucket that only the account's own principals can reach.
 *
 * @module
 */
import * as pulumi from "@pulumi/pulumi";
import { type BucketArgs, bucketResources } from "./bucket-resources.ts";

/** Arguments of a {@link PrivateBucket}. */
export type PrivateBucketArgs = BucketArgs;

/**
 * A private, versioned, encrypted bucket, reachable over TLS only. CloudFront cannot read it: use an `OriginBucket` for
 * that.
 */
export class PrivateBucket extends pulumi.ComponentResource {
  /** Physical name. */
  readonly bucket: pulumi.Output<string>;
  /** ARN of the bucket. */
  readonly arn: pulumi.Output<string>;
  /** Domain name in its Region. */
  readonly regionalDomainName: pulumi.Output<string>;
  /** AWS Region. */
  readonly region: string;

  /** @throws {pulumi.ResourceError} when `region` or a number of days is invalid, or both `protect` and `disposable` are true. */
  constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("touchline:storage:PrivateBucket", name, {}, opts);
    const { bucket, writePolicy } = bucketResources(this, name, args);
    writePolicy([]);

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
}
