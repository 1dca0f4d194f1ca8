/**
 * Policies that CloudFront offers ready-made. Names of headers in lower case.
 *
 * @module
 */
import {
  managedCachePoliciesPage,
  managedOriginRequestPoliciesPage,
  managedResponseHeadersPoliciesPage,
} from "./cloudfront-pages.ts";
import type { Fact } from "./fact.ts";

/** Which headers, cookies or query strings: none, all, these, or all but these. */
export type NameSelection =
  | "none"
  | "all"
  | readonly string[]
  | { readonly allExcept: readonly string[] };

export interface ManagedCachePolicy {
  readonly id: string;
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
  readonly headers: NameSelection;
  readonly cookies: NameSelection;
  readonly queryStrings: NameSelection;
  readonly gzip: boolean;
  readonly brotli: boolean;
}

export interface ManagedOriginRequestPolicy {
  readonly id: string;
  readonly headers: NameSelection;
  /** Headers of CloudFront's that are added. */
  readonly cloudFrontHeaders: readonly string[];
  readonly cookies: NameSelection;
  readonly queryStrings: NameSelection;
}

export interface ManagedResponseHeadersPolicy {
  readonly id: string;
  readonly security: boolean;
  readonly cors: "none" | "simple" | "preflight";
}

export const managedCachePolicies = {
  about: "Managed cache policies: id, TTLs in seconds, and what is in the key",
  value: {
    Amplify: {
      id: "2e54312d-136d-493c-8eb9-b001f22f67d2",
      minTtl: 2,
      defaultTtl: 2,
      maxTtl: 600,
      headers: ["authorization", "cloudfront-viewer-country", "host"],
      cookies: "all",
      queryStrings: "all",
      gzip: true,
      brotli: true,
    },
    CachingDisabled: {
      id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 0,
      headers: "none",
      cookies: "none",
      queryStrings: "none",
      gzip: false,
      brotli: false,
    },
    CachingOptimized: {
      id: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      minTtl: 1,
      defaultTtl: 86_400,
      maxTtl: 31_536_000,
      headers: "none",
      cookies: "none",
      queryStrings: "none",
      gzip: true,
      brotli: true,
    },
    CachingOptimizedForUncompressedObjects: {
      id: "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
      minTtl: 1,
      defaultTtl: 86_400,
      maxTtl: 31_536_000,
      headers: "none",
      cookies: "none",
      queryStrings: "none",
      gzip: false,
      brotli: false,
    },
    "Elemental-MediaPackage": {
      id: "08627262-05a9-4f76-9ded-b50ca2e3a84f",
      minTtl: 0,
      defaultTtl: 86_400,
      maxTtl: 31_536_000,
      headers: ["origin"],
      cookies: "none",
      queryStrings: ["aws.manifestfilter", "start", "end", "m"],
      gzip: true,
      brotli: false,
    },
    UseOriginCacheControlHeaders: {
      id: "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 31_536_000,
      headers: ["host", "origin", "x-http-method-override", "x-http-method", "x-method-override"],
      cookies: "all",
      queryStrings: "none",
      gzip: true,
      brotli: true,
    },
    "UseOriginCacheControlHeaders-QueryStrings": {
      id: "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 31_536_000,
      headers: ["host", "origin", "x-http-method-override", "x-http-method", "x-method-override"],
      cookies: "all",
      queryStrings: "all",
      gzip: true,
      brotli: true,
    },
  },
  ...managedCachePoliciesPage,
  certainty: "documented",
  note: "Without those that AWS Amplify alone uses.",
} as const satisfies Fact<Readonly<Record<string, ManagedCachePolicy>>>;

export const managedOriginRequestPolicies = {
  about: "Managed origin request policies: id, and what is forwarded beside the cache key",
  value: {
    AllViewer: {
      id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
      headers: "all",
      cloudFrontHeaders: [],
      cookies: "all",
      queryStrings: "all",
    },
    "AllViewerAndCloudFrontHeaders-2022-06": {
      id: "33f36d7e-f396-46d9-90e0-52428a34d9dc",
      headers: "all",
      cloudFrontHeaders: [
        "cloudfront-forwarded-proto",
        "cloudfront-is-android-viewer",
        "cloudfront-is-desktop-viewer",
        "cloudfront-is-ios-viewer",
        "cloudfront-is-mobile-viewer",
        "cloudfront-is-smarttv-viewer",
        "cloudfront-is-tablet-viewer",
        "cloudfront-viewer-address",
        "cloudfront-viewer-asn",
        "cloudfront-viewer-city",
        "cloudfront-viewer-country",
        "cloudfront-viewer-country-name",
        "cloudfront-viewer-country-region",
        "cloudfront-viewer-country-region-name",
        "cloudfront-viewer-http-version",
        "cloudfront-viewer-latitude",
        "cloudfront-viewer-longitude",
        "cloudfront-viewer-metro-code",
        "cloudfront-viewer-postal-code",
        "cloudfront-viewer-time-zone",
        "cloudfront-viewer-tls",
      ],
      cookies: "all",
      queryStrings: "all",
    },
    AllViewerExceptHostHeader: {
      id: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      headers: { allExcept: ["host"] },
      cloudFrontHeaders: [],
      cookies: "all",
      queryStrings: "all",
    },
    "CORS-CustomOrigin": {
      id: "59781a5b-3903-41f3-afcb-af62929ccde1",
      headers: ["origin"],
      cloudFrontHeaders: [],
      cookies: "none",
      queryStrings: "none",
    },
    "CORS-S3Origin": {
      id: "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
      headers: ["origin", "access-control-request-headers", "access-control-request-method"],
      cloudFrontHeaders: [],
      cookies: "none",
      queryStrings: "none",
    },
    "Elemental-MediaTailor-PersonalizedManifests": {
      id: "775133bc-15f2-49f9-abea-afb2e0bf67d2",
      headers: [
        "origin",
        "access-control-request-headers",
        "access-control-request-method",
        "user-agent",
        "x-forwarded-for",
      ],
      cloudFrontHeaders: [],
      cookies: "none",
      queryStrings: "all",
    },
    HostHeaderOnly: {
      id: "bf0718e1-ba1e-49d1-88b1-f726733018ae",
      headers: ["host"],
      cloudFrontHeaders: [],
      cookies: "none",
      queryStrings: "none",
    },
    UserAgentRefererHeaders: {
      id: "acba4595-bd28-49b8-b9fe-13317c0390fa",
      headers: ["user-agent", "referer"],
      cloudFrontHeaders: [],
      cookies: "none",
      queryStrings: "none",
    },
  },
  ...managedOriginRequestPoliciesPage,
  certainty: "documented",
  note: "The page adds that AllViewerExceptHostHeader includes headers of CloudFront's for protocol, device and location, and its list of settings does not.",
} as const satisfies Fact<Readonly<Record<string, ManagedOriginRequestPolicy>>>;

export const managedSecurityHeaders = {
  about: "Headers of the managed SecurityHeadersPolicy",
  value: [
    { name: "Strict-Transport-Security", value: "max-age=31536000", override: false },
    { name: "X-Content-Type-Options", value: "nosniff", override: true },
    { name: "X-Frame-Options", value: "SAMEORIGIN", override: false },
    { name: "Referrer-Policy", value: "strict-origin-when-cross-origin", override: false },
    { name: "X-XSS-Protection", value: "1; mode=block", override: false },
  ],
  ...managedResponseHeadersPoliciesPage,
  certainty: "documented",
} as const satisfies Fact<readonly object[]>;

export const managedResponseHeadersPolicies = {
  about:
    "Managed response headers policies: id, whether they add the security headers, and which CORS headers",
  value: {
    "CORS-and-SecurityHeadersPolicy": {
      id: "e61eb60c-9c35-4d20-a928-2b84e02af89c",
      security: true,
      cors: "simple",
    },
    "CORS-With-Preflight": {
      id: "5cc3b908-e619-4b99-88e5-2cf7f45965bd",
      security: false,
      cors: "preflight",
    },
    "CORS-with-preflight-and-SecurityHeadersPolicy": {
      id: "eaab4381-ed33-4a86-88ca-d9558dc6cd63",
      security: true,
      cors: "preflight",
    },
    SecurityHeadersPolicy: {
      id: "67f7725c-6f97-4210-82d7-5512b31e9d03",
      security: true,
      cors: "none",
    },
    SimpleCORS: { id: "60669652-455b-4ae9-85a4-c4c02393f86c", security: false, cors: "simple" },
  },
  ...managedResponseHeadersPoliciesPage,
  certainty: "documented",
  note: "simple: Access-Control-Allow-Origin of *; preflight: also all methods, and Access-Control-Expose-Headers of *.",
} as const satisfies Fact<Readonly<Record<string, ManagedResponseHeadersPolicy>>>;
