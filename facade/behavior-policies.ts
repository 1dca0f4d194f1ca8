/**
 * What each kind of behavior keys its cache on, forwards, and adds to answers.
 *
 * @module
 */
import * as cloudfront from "@pulumi/aws/cloudfront/index.js";
import type * as pulumi from "@pulumi/pulumi";
import type { BehaviorPolicies } from "../components/global-facade.ts";

/** One year in seconds: what CloudFront takes when nobody says otherwise. */
const yearSeconds = 31_536_000;

/** Data is for programs to read, and for no browser to run or frame. */
export const dataContentPolicy = {
  contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
  override: true,
};

/** On every answer: HTTPS for two years, no content sniffing, no referrer beyond the origin. */
export const secureHeaders = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 2 * yearSeconds,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
};

/** The page loads its own script, its own style and the facade's data; nothing else, from nowhere else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The season and its tables: public data that anyone may fetch from any page.
 *
 * Origin events see a query string only where the policies forward all of it, and everything in the
 * cache policy is part of the key. So the key holds `tables` alone and the origin request policy
 * forwards the rest, which the origin-request function takes off again: S3 would obey some of it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
export function seasonPolicies(name: string, opts: pulumi.CustomResourceOptions): BehaviorPolicies {
  const nothing = { cookiesConfig: { cookieBehavior: "none" } };
  const cache = new cloudfront.CachePolicy(
    `${name}-season-cache`,
    {
      comment: "The season: keyed on ?tables alone",
      // 0, or an answer marked no-store would be kept all the same.
      minTtl: 0,
      defaultTtl: 10,
      maxTtl: yearSeconds,
      parametersInCacheKeyAndForwardedToOrigin: {
        ...nothing,
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: {
          queryStringBehavior: "whitelist",
          queryStrings: { items: ["tables"] },
        },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    },
    opts,
  );
  const forward = new cloudfront.OriginRequestPolicy(
    `${name}-season-forward`,
    {
      comment: "The season: the origin-request function sees the whole query string",
      ...nothing,
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "all" },
    },
    opts,
  );
  const headers = new cloudfront.ResponseHeadersPolicy(
    `${name}-season-headers`,
    {
      comment: "Data: for every origin to read, for no browser to run",
      securityHeadersConfig: {
        ...secureHeaders,
        contentSecurityPolicy: dataContentPolicy,
      },
      corsConfig: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: { items: ["*"] },
        accessControlAllowMethods: { items: ["GET", "HEAD"] },
        accessControlAllowOrigins: { items: ["*"] },
        accessControlExposeHeaders: { items: ["ETag", "Age"] },
        originOverride: true,
      },
    },
    opts,
  );
  return {
    cachePolicyId: cache.id,
    originRequestPolicyId: forward.id,
    responseHeadersPolicyId: headers.id,
  };
}

/** Files: each says for itself how long it may be kept, and nothing but its path tells it apart. */
export function sitePolicies(name: string, opts: pulumi.CustomResourceOptions): BehaviorPolicies {
  const cache = new cloudfront.CachePolicy(
    `${name}-site-cache`,
    {
      comment: "The site: each file says how long it may be kept",
      minTtl: 0,
      defaultTtl: 86_400,
      maxTtl: yearSeconds,
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    },
    opts,
  );
  const headers = new cloudfront.ResponseHeadersPolicy(
    `${name}-site-headers`,
    {
      comment: "Pages: their own script and style, in no frame",
      securityHeadersConfig: {
        ...secureHeaders,
        contentSecurityPolicy: { contentSecurityPolicy: pagePolicy, override: true },
        frameOptions: { frameOption: "DENY", override: true },
      },
    },
    opts,
  );
  return { cachePolicyId: cache.id, responseHeadersPolicyId: headers.id };
}
