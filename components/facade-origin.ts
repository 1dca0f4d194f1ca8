/**
 * Where a facade fetches from, in the distribution's words.
 *
 * @module
 */
import type { cloudfront } from "@pulumi/aws/types/input.js";
import type * as pulumi from "@pulumi/pulumi";

/** A bucket as an origin needs it: an `OriginBucket`, or one of your own with these two members. */
export interface ReadableBucket {
  /** Like `my-bucket.s3.eu-west-1.amazonaws.com`. */
  readonly regionalDomainName: pulumi.Output<string>;
  /** Called once, with the distribution's ARN; the bucket policy has to allow that distribution to read. */
  allowDistribution(distributionArn: pulumi.Output<string>): void;
}

/** A bucket, read with signed requests (origin access control). */
export interface BucketOrigin {
  readonly kind: "bucket";
  readonly bucket: ReadableBucket;
}

/** Anything that speaks HTTPS under a public name. */
export interface PublicOrigin {
  readonly kind: "public";
  /** Must resolve, even where a function will choose another: CloudFront looks it up first. */
  readonly domainName: pulumi.Input<string>;
  /** Sent with every request, in place of whatever a viewer sent under the name. @default none */
  readonly headers?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Seconds until an answer must begin, 1 to 120. @default 30 */
  readonly responseTimeoutSeconds?: number;
}

/** A load balancer in a VPC, without a public name. Functions may run on viewer events alone. */
export interface VpcOrigin {
  readonly kind: "vpc";
  readonly vpcOriginId: pulumi.Input<string>;
  readonly domainName: pulumi.Input<string>;
  /** Put before every path: `""`, or like `/live`. */
  readonly path: pulumi.Input<string>;
  readonly headers?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** One origin. */
export type FacadeOrigin = BucketOrigin | PublicOrigin | VpcOrigin;

/** Two public origins: whoever gets no answer of the first asks the second. */
export interface OriginPair {
  readonly primary: PublicOrigin;
  readonly secondary: PublicOrigin;
}

/** What makes CloudFront ask the second: no connection counts as 503, and no answer in time as 504. */
const failoverStatuses = [500, 502, 503, 504];

/** One connection, of one second: what a dead Region costs a viewer. */
const hasty = { connectionAttempts: 1, connectionTimeout: 1 };

/**
 * The origin as the distribution declares it.
 *
 * @param signingId Id of the origin access control for buckets.
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

/** The group of a pair, whose members are called `<id>-primary` and `<id>-secondary`. */
export function spellPair(originId: string): cloudfront.DistributionOriginGroup {
  return {
    originId,
    failoverCriteria: { statusCodes: failoverStatuses },
    members: [{ originId: `${originId}-primary` }, { originId: `${originId}-secondary` }],
  };
}

/** Members of a pair by their ids. */
export function membersOf(originId: string, pair: OriginPair): Record<string, PublicOrigin> {
  return { [`${originId}-primary`]: pair.primary, [`${originId}-secondary`]: pair.secondary };
}

function spellHeaders(headers: Readonly<Record<string, pulumi.Input<string>>> = {}) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
