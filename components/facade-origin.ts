/**
 * Origins of a `GlobalFacade`, and how the distribution declares them.
 *
 * @module
 */
import type { cloudfront } from "@pulumi/aws/types/input.js";
import type * as pulumi from "@pulumi/pulumi";

/** A bucket as an origin needs it: an `OriginBucket`, or one of your own with these two members. */
export interface ReadableBucket {
  /** Like `my-bucket.s3.eu-west-1.amazonaws.com`. */
  readonly regionalDomainName: pulumi.Output<string>;
  /**
   * Called once, with the ARN of the distribution and of its staging distribution where it has one; the bucket policy has to
   * allow them to read.
   */
  allowDistribution(...distributionArns: pulumi.Output<string>[]): void;
}

/** A bucket, read with signed requests (origin access control). */
export interface BucketOrigin {
  /** Tells the kinds of origin apart. */
  readonly kind: "bucket";
  /** The bucket that is read. */
  readonly bucket: ReadableBucket;
}

/** An HTTPS server with a public domain name. */
export interface PublicOrigin {
  /** Tells the kinds of origin apart. */
  readonly kind: "public";
  /** Must resolve, even where an edge function replaces it: CloudFront resolves it first. */
  readonly domainName: pulumi.Input<string>;
  /** Origin path, like `/next`: what the path of each request begins with at the origin. @default none */
  readonly path?: pulumi.Input<string>;
  /** Custom headers, which replace headers of the same name in the viewer's request. @default none */
  readonly headers?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Response timeout: whole seconds, 1 to 120. @default 30 */
  readonly responseTimeoutSeconds?: number;
}

/** A private load balancer in a VPC. Behaviors with this origin take functions on viewer events only. */
export interface VpcOrigin {
  /** Tells the kinds of origin apart. */
  readonly kind: "vpc";
  /** Id of the `aws.cloudfront.VpcOrigin`. */
  readonly vpcOriginId: pulumi.Input<string>;
  /** Sent as the `Host` header, and checked against the certificate where the origin uses HTTPS. */
  readonly domainName: pulumi.Input<string>;
  /** Origin path: `""`, or like `/live`. */
  readonly path: pulumi.Input<string>;
  /** Custom headers. @default none */
  readonly headers?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** An origin of any kind. */
export type FacadeOrigin = BucketOrigin | PublicOrigin | VpcOrigin;

/** An origin group: CloudFront retries on the second when the first fails. */
export interface OriginPair {
  /** Receives each request first. */
  readonly primary: PublicOrigin;
  /** Receives a request that the primary failed on. */
  readonly secondary: PublicOrigin;
}

/** Statuses that fail over. A failed connection counts as 503, a response timeout as 504. */
const failoverStatuses = [500, 502, 503, 504];

/** One connection attempt of one second: the delay that an unavailable Region adds. */
const hasty = { connectionAttempts: 1, connectionTimeout: 1 };

/**
 * @returns the origin as the distribution declares it.
 *
 * @param signingId Id of the origin access control, which buckets use.
 */
export function spellOrigin(
  originId: string,
  origin: FacadeOrigin,
  signingId: pulumi.Output<string>,
): cloudfront.DistributionOrigin {
  switch (origin.kind) {
    case "bucket":
      return {
        originId,
        domainName: origin.bucket.regionalDomainName,
        originAccessControlId: signingId,
      };
    case "public":
      return {
        originId,
        domainName: origin.domainName,
        ...(origin.path === undefined ? {} : { originPath: origin.path }),
        ...hasty,
        customHeaders: spellHeaders(origin.headers),
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
          originReadTimeout: origin.responseTimeoutSeconds ?? 30,
        },
      };
    case "vpc":
      return {
        originId,
        domainName: origin.domainName,
        originPath: origin.path,
        customHeaders: spellHeaders(origin.headers),
        vpcOriginConfig: { vpcOriginId: origin.vpcOriginId },
      };
  }
}

/** @returns the origin group of a pair. Its members have the ids `<id>-primary` and `<id>-secondary`. */
export function spellPair(originId: string): cloudfront.DistributionOriginGroup {
  return {
    originId,
    failoverCriteria: { statusCodes: failoverStatuses },
    members: [{ originId: `${originId}-primary` }, { originId: `${originId}-secondary` }],
  };
}

/** @returns the members of a pair by their ids. */
export function membersOf(originId: string, pair: OriginPair): Record<string, PublicOrigin> {
  return { [`${originId}-primary`]: pair.primary, [`${originId}-secondary`]: pair.secondary };
}

function spellHeaders(headers: Readonly<Record<string, pulumi.Input<string>>> = {}) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
