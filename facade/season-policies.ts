/**
 * Policies of the behavior that serves the season.
 *
 * @module
 */
import { CachePolicy } from "@pulumi/aws/cloudfront/cachePolicy.js";
import { OriginRequestPolicy } from "@pulumi/aws/cloudfront/originRequestPolicy.js";
import { ResponseHeadersPolicy } from "@pulumi/aws/cloudfront/responseHeadersPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { defaultTtlSeconds } from "../aws/cloudfront-limits.ts";
import type { BehaviorPolicies } from "../components/global-facade.ts";
import { secureHeaders } from "../components/site-policies.ts";

/** Browsers neither run nor frame a response that contains data. */
export const dataContentPolicy = {
  contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
  override: true,
};

/**
 * Declares the policies of the season and its tables: public data that any page may fetch.
 *
 * Functions on origin events receive the query string only where the policies forward all of it, and everything in the
 * cache policy is part of the key. So the key contains `tables` alone, and the origin request policy forwards the rest. The
 * origin-request function removes it again, since S3 acts on some parameters.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html
 */
export function seasonPolicies(name: string, opts: pulumi.CustomResourceOptions): BehaviorPolicies {
  const nothing = { cookiesConfig: { cookieBehavior: "none" } };
  const cache = new CachePolicy(
    `${name}-season-cache`,
    {
      comment: "The season: keyed on ?tables alone",
      // Above 0, CloudFront would keep a response marked no-store.
      minTtl: 0,
      defaultTtl: 10,
      maxTtl: defaultTtlSeconds.value.max,
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
  const forward = new OriginRequestPolicy(
    `${name}-season-forward`,
    {
      comment: "The season: the origin-request function sees the whole query string",
      ...nothing,
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "all" },
    },
    opts,
  );
  const headers = new ResponseHeadersPolicy(
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
