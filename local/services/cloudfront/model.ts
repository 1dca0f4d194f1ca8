/**
 * A distribution as the runtime needs it: plain data, every reference resolved, units in names.
 *
 * @module
 */
import type { Selection } from "../../http/name-selection.ts";
import type { ViewerEvent } from "./functions/viewer-function.ts";

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html */
export interface CachePolicy {
  readonly id: string;
  readonly minTtlSeconds: number;
  readonly defaultTtlSeconds: number;
  readonly maxTtlSeconds: number;
  /** `none` or `allow`: CloudFront knows no other kind here. */
  readonly headers: Selection;
  readonly cookies: Selection;
  readonly queryStrings: Selection;
  readonly gzip: boolean;
  readonly brotli: boolean;
}

/** What reaches the origin beyond the cache key. */
export interface OriginRequestPolicy {
  readonly id: string;
  readonly headers: Selection;
  /** `CloudFront-*` headers named by the policy, lower case. */
  readonly cloudFrontHeaders: readonly string[];
  readonly cookies: Selection;
  readonly queryStrings: Selection;
}

/** A header that a response headers policy sets. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  /** True: replaces the origin's; false: only where the origin sent none. */
  readonly override: boolean;
}

/** CORS as a response headers policy adds it. */
export interface PolicyCors {
  readonly allowCredentials: boolean;
  readonly allowHeaders: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowOrigins: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds: number | undefined;
  readonly override: boolean;
}

/** Applied after the cache and before viewer-response. */
export interface ResponseHeadersPolicy {
  readonly id: string;
  /** Security and custom headers together, in order. */
  readonly set: readonly PolicyHeader[];
  /** Lower-case names taken off. */
  readonly remove: readonly string[];
  readonly cors: PolicyCors | undefined;
}

/** The four moments at which a function can run. */
export type EventType = "viewer-request" | "origin-request" | "origin-response" | "viewer-response";

/** A function attached to a behavior. */
export interface Association {
  /** With its version. */
  readonly functionArn: string;
  readonly includeBody: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html */
export interface Behavior {
  /** As declared; `*` for the default one. */
  readonly pathPattern: string;
  /** Id of an origin or of an origin group. */
  readonly targetOriginId: string;
  readonly viewerProtocolPolicy: "allow-all" | "redirect-to-https" | "https-only";
  readonly allowedMethods: ReadonlySet<string>;
  readonly cachedMethods: ReadonlySet<string>;
  readonly compress: boolean;
  readonly cachePolicy: CachePolicy;
  readonly originRequestPolicy: OriginRequestPolicy | undefined;
  readonly responseHeadersPolicy: ResponseHeadersPolicy | undefined;
  readonly functions: Readonly<Partial<Record<EventType, Association>>>;
  /** PEM by the id of a public key: viewers need a signed URL or signed cookies. @default nobody does */
  readonly trustedKeys?: ReadonlyMap<string, string>;
  /** ARNs of CloudFront functions. @default none */
  readonly viewerFunctions?: Readonly<Partial<Record<ViewerEvent, string>>>;
}

/** What every kind of origin has. */
interface OriginBase {
  readonly id: string;
  readonly domainName: string;
  /** `""`, or starts with `/` and does not end with one. */
  readonly path: string;
  readonly customHeaders: readonly { readonly name: string; readonly value: string }[];
  readonly connectionAttempts: number;
  readonly connectionTimeoutSeconds: number;
  readonly responseTimeoutSeconds: number;
}

/** An S3 bucket by its regional domain name. */
export interface S3Origin extends OriginBase {
  readonly kind: "s3";
  /** True when an origin access control signs every request. */
  readonly signed: boolean;
  /** The origin access identity that requests are made by. @default none */
  readonly identity?: { readonly arn: string; readonly canonicalUserId: string };
}

/** An HTTP server: under a public name, or inside a network. */
export interface CustomOrigin extends OriginBase {
  readonly kind: "custom";
  /** Through what CloudFront gets at it when it has no public name. @default its name is looked up */
  /** Whether requests are signed, for a function URL. @default false */
  readonly signed?: boolean;
  readonly vpcOriginId?: string;
  readonly protocolPolicy: "http-only" | "https-only" | "match-viewer";
  /** The Host header in place of the domain name: a CloudFront function may set one. @default none */
  readonly hostHeader?: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** @default 5 */
  readonly keepaliveTimeoutSeconds?: number;
  /** @default ["TLSv1.2"] */
  readonly sslProtocols?: readonly string[];
}

/** One origin. */
export type Origin = S3Origin | CustomOrigin;

/** Two origins, the second of which gets the request when the first fails. */
export interface OriginGroup {
  readonly id: string;
  /** Ids of origins of the same distribution. */
  readonly primaryId: string;
  readonly secondaryId: string;
  /** Of the primary: those that count as a failure. */
  readonly statusCodes: ReadonlySet<number>;
}

/** The origin that gets the request first and, where there is one, the origin that gets it then. */
export interface OriginChoice {
  readonly primary: Origin;
  readonly failover:
    | { readonly secondary: Origin; readonly statusCodes: ReadonlySet<number> }
    | undefined;
}

/** A custom error response, with or without a page. */
export interface ErrorResponse {
  readonly errorCode: number;
  readonly cachingMinTtlSeconds: number;
  readonly page: { readonly path: string; readonly status: number } | undefined;
}

/** Which requests go to a staging distribution. */
export type Traffic =
  /** Those with a header. @param name Lower case. */
  | { readonly kind: "header"; readonly name: string; readonly value: string }
  | {
      readonly kind: "weight";
      /** From 0 to 1. */
      readonly weight: number;
      /** Keeps the requests of a viewer at one distribution. @default each request is on its own */
      readonly session?: { readonly idleTtlSeconds: number; readonly maximumTtlSeconds: number };
    };

/** One distribution. */
export interface Distribution {
  readonly id: string;
  /** The logical name of its resource. @default its id */
  readonly name?: string;
  readonly arn: string;
  /** `dxxxx.cloudfront.net`. */
  readonly domainName: string;
  readonly aliases: readonly string[];
  /** A staging distribution, and the requests that go to it. @default none do */
  readonly continuousDeployment?: { readonly traffic: Traffic; readonly staging: Distribution };
  /** ISO 3166-1 alpha-2 codes of the countries that are served, or are not. @default every country is served */
  readonly geoRestriction?: {
    readonly kind: "allow" | "block";
    readonly countries: ReadonlySet<string>;
  };
  /** File name without a leading slash; empty when there is none. */
  readonly defaultRootObject: string;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly originGroups: ReadonlyMap<string, OriginGroup>;
  /** In order of evaluation, the default behavior last. */
  readonly behaviors: readonly Behavior[];
  readonly errorResponses: ReadonlyMap<number, ErrorResponse>;
}
