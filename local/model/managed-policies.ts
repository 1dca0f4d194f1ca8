/**
 * The policies CloudFront offers ready-made, by id.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
 * @module
 */

import type { Selection } from "../http/name-selection.ts";
import type {
  CachePolicy,
  OriginRequestPolicy,
  PolicyCors,
  PolicyHeader,
  ResponseHeadersPolicy,
} from "../services/cloudfront/model.ts";

const none: Selection = { kind: "none" };
const all: Selection = { kind: "all" };

function allow(...names: readonly string[]): Selection {
  return { kind: "allow", names };
}

const nothing = { headers: none, cookies: none, queryStrings: none };
const everything = { headers: all, cookies: all, queryStrings: all };
const optimized = { minTtlSeconds: 1, defaultTtlSeconds: 86_400, maxTtlSeconds: 31_536_000 };
const originDecides = {
  minTtlSeconds: 0,
  defaultTtlSeconds: 0,
  maxTtlSeconds: 31_536_000,
  headers: allow("host", "origin", "x-http-method-override", "x-http-method", "x-method-override"),
  cookies: all,
  gzip: true,
  brotli: true,
};

/** CachingDisabled. */
export const cachingDisabled: CachePolicy = {
  id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  minTtlSeconds: 0,
  defaultTtlSeconds: 0,
  maxTtlSeconds: 0,
  ...nothing,
  gzip: false,
  brotli: false,
};

/** Without those made for AWS Amplify's own use. */
export const managedCachePolicies: readonly CachePolicy[] = [
  // Amplify
  {
    id: "2e54312d-136d-493c-8eb9-b001f22f67d2",
    minTtlSeconds: 2,
    defaultTtlSeconds: 2,
    maxTtlSeconds: 600,
    headers: allow("authorization", "cloudfront-viewer-country", "host"),
    cookies: all,
    queryStrings: all,
    gzip: true,
    brotli: true,
  },
  cachingDisabled,
  // CachingOptimized
  {
    id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    ...optimized,
    ...nothing,
    gzip: true,
    brotli: true,
  },
  // CachingOptimizedForUncompressedObjects
  {
    id: "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
    ...optimized,
    ...nothing,
    gzip: false,
    brotli: false,
  },
  // Elemental-MediaPackage
  {
    id: "08627262-05a9-4f76-9ded-b50ca2e3a84f",
    minTtlSeconds: 0,
    defaultTtlSeconds: 86_400,
    maxTtlSeconds: 31_536_000,
    headers: allow("origin"),
    cookies: none,
    queryStrings: allow("aws.manifestfilter", "start", "end", "m"),
    gzip: true,
    brotli: false,
  },
  // UseOriginCacheControlHeaders
  { id: "83da9c7e-98b4-4e11-a168-04f0df8e2c65", ...originDecides, queryStrings: none },
  // UseOriginCacheControlHeaders-QueryStrings
  { id: "4cc15a8a-d715-48a4-82b8-cc0b614638fe", ...originDecides, queryStrings: all },
];

/** CloudFront's headers as of June 2022: later ones never join that policy. */
const cloudFrontHeaders2022 = [
  "forwarded-proto",
  "is-android-viewer",
  "is-desktop-viewer",
  "is-ios-viewer",
  "is-mobile-viewer",
  "is-smarttv-viewer",
  "is-tablet-viewer",
  "viewer-address",
  "viewer-asn",
  "viewer-city",
  "viewer-country",
  "viewer-country-name",
  "viewer-country-region",
  "viewer-country-region-name",
  "viewer-http-version",
  "viewer-latitude",
  "viewer-longitude",
  "viewer-metro-code",
  "viewer-postal-code",
  "viewer-time-zone",
  "viewer-tls",
].map((name) => `cloudfront-${name}`);

function forwardsHeaders(id: string, ...names: readonly string[]): OriginRequestPolicy {
  return { id, ...nothing, headers: allow(...names), cloudFrontHeaders: [] };
}

const preflight = ["origin", "access-control-request-headers", "access-control-request-method"];

/** All of them. */
export const managedOriginRequestPolicies: readonly OriginRequestPolicy[] = [
  // AllViewer
  { id: "216adef6-5c7f-47e4-b989-5492eafa07d3", ...everything, cloudFrontHeaders: [] },
  // AllViewerAndCloudFrontHeaders-2022-06
  {
    id: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
    ...everything,
    cloudFrontHeaders: cloudFrontHeaders2022,
  },
  // AllViewerExceptHostHeader
  {
    id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    ...everything,
    headers: { kind: "all-except", names: ["host"] },
    cloudFrontHeaders: [],
  },
  // CORS-CustomOrigin
  forwardsHeaders("59781a5b-3903-41f3-afcb-af62929ccde1", "origin"),
  // CORS-S3Origin
  forwardsHeaders("88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", ...preflight),
  // Elemental-MediaTailor-PersonalizedManifests
  {
    ...forwardsHeaders(
      "775133bc-15f2-49f9-abea-afb2e0bf67d2",
      ...preflight,
      "user-agent",
      "x-forwarded-for",
    ),
    queryStrings: all,
  },
  // HostHeaderOnly
  forwardsHeaders("bf0718e1-ba1e-49d1-88b1-f726733018ae", "host"),
  // UserAgentRefererHeaders
  forwardsHeaders("acba4595-bd28-49b8-b9fe-13317c0390fa", "user-agent", "referer"),
];

const securityHeaders: readonly PolicyHeader[] = [
  { name: "Strict-Transport-Security", value: "max-age=31536000", override: false },
  { name: "X-Content-Type-Options", value: "nosniff", override: true },
  { name: "X-Frame-Options", value: "SAMEORIGIN", override: false },
  { name: "Referrer-Policy", value: "strict-origin-when-cross-origin", override: false },
  { name: "X-XSS-Protection", value: "1; mode=block", override: false },
];

const simpleCors: PolicyCors = {
  allowCredentials: false,
  allowHeaders: [],
  allowMethods: [],
  allowOrigins: ["*"],
  exposeHeaders: [],
  maxAgeSeconds: undefined,
  override: false,
};

const preflightCors: PolicyCors = {
  ...simpleCors,
  // MEM: that these seven and the wildcard below are the values; that there are exactly the headers
  // Allow-Origin, Allow-Methods and Expose-Headers is documented.
  allowMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
  exposeHeaders: ["*"],
};

/** All of them. */
export const managedResponseHeadersPolicies: readonly ResponseHeadersPolicy[] = [
  // CORS-and-SecurityHeadersPolicy
  {
    id: "e61eb60c-9c35-4d20-a928-2b84e02af89c",
    set: securityHeaders,
    remove: [],
    cors: simpleCors,
  },
  // CORS-With-Preflight
  { id: "5cc3b908-e619-4b99-88e5-2cf7f45965bd", set: [], remove: [], cors: preflightCors },
  // CORS-with-preflight-and-SecurityHeadersPolicy
  {
    id: "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
    set: securityHeaders,
    remove: [],
    cors: preflightCors,
  },
  // SecurityHeadersPolicy
  { id: "67f7725c-6f97-4210-82d7-5512b31e9d03", set: securityHeaders, remove: [], cors: undefined },
  // SimpleCORS
  { id: "60669652-455b-4ae9-85a4-c4c02393f86c", set: [], remove: [], cors: simpleCors },
];
