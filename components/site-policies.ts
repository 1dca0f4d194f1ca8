/**
 * Cache and response-headers policies for the files of a website.
 *
 * @module
 */
import { CachePolicy } from "@pulumi/aws/cloudfront/cachePolicy.js";
import { ResponseHeadersPolicy } from "@pulumi/aws/cloudfront/responseHeadersPolicy.js";
import type { cloudfront as inputs } from "@pulumi/aws/types/input.js";
import type * as pulumi from "@pulumi/pulumi";
import type { BehaviorPolicies } from "./global-facade.ts";

/** CloudFront's default maximum TTL: one year. */
const yearSeconds = 31_536_000;

/** Security headers of every response: HTTPS for two years, no content sniffing, no path in a cross-origin `Referer`. */
export const secureHeaders: inputs.ResponseHeadersPolicySecurityHeadersConfig = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 2 * yearSeconds,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
};

/** A page loads scripts, styles, images and data of its own origin only. */
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
 * Declares the policies of a behavior that serves files: the cache key is the path, and the `Cache-Control` of each file
 * decides for how long CloudFront keeps it, a day where it has none.
 *
 * The Content-Security-Policy allows a page to load its own origin's scripts, styles, images and data, and nothing from
 * elsewhere; the page cannot be framed.
 *
 * @param name Prefix of the logical names: `<name>-site-cache`, `<name>-site-headers`.
 */
export function sitePolicies(name: string, opts?: pulumi.CustomResourceOptions): BehaviorPolicies {
  const cache = new CachePolicy(
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
  const headers = new ResponseHeadersPolicy(
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
