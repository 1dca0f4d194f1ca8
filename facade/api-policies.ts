/**
 * Cache, origin request and response headers policies of the API's behaviors.
 *
 * @module
 */

import { CachePolicy } from "@pulumi/aws/cloudfront/cachePolicy.js";
import { OriginRequestPolicy } from "@pulumi/aws/cloudfront/originRequestPolicy.js";
import { ResponseHeadersPolicy } from "@pulumi/aws/cloudfront/responseHeadersPolicy.js";
import type * as pulumi from "@pulumi/pulumi";
import { defaultTtlSeconds } from "../aws/cloudfront-limits.ts";
import {
  managedCachePolicies,
  managedOriginRequestPolicies,
} from "../aws/cloudfront-managed-policies.ts";
import type { BehaviorPolicies } from "../components/global-facade.ts";
import { secureHeaders } from "../components/site-policies.ts";
import { dataContentPolicy } from "./season-policies.ts";

/** Arguments of {@link apiPolicies}. */
interface ApiPoliciesArgs {
  /** Origins whose pages may read the API, for CORS. */
  readonly corsOrigins: readonly string[];
  /** Whether a viewer may choose a Region by the header `x-touchline-region`. */
  readonly debug: boolean;
}

/**
 * Managed policies: without caching, and with all headers forwarded but `Host`, so also with `Authorization`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const managed = {
  cachingDisabled: managedCachePolicies.value.CachingDisabled.id,
  allViewerExceptHostHeader: managedOriginRequestPolicies.value.AllViewerExceptHostHeader.id,
};

/** Policies of the API's behaviors. */
export interface ApiPolicies {
  /** For public responses. */
  readonly shared: BehaviorPolicies;
  /** For responses that belong to one viewer. */
  readonly own: BehaviorPolicies;
  /** For writes, and for reads that precede them. */
  readonly uncached: BehaviorPolicies;
}

/** Parameters that change a response. CloudFront drops all others. */
const parameters = ["league", "page", "pageSize", "played", "sort", "team", "week"];

/** The location of a viewer. CloudFront overwrites the viewer's headers of these names. */
const placeHeaders = [
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
];

const nothing = { cookiesConfig: { cookieBehavior: "none" } } as const;

/**
 * Declares the policies. The viewer's location is forwarded and not part of the cache key: responses are the same in every
 * Region, so viewers share them. `Host` is not forwarded: API Gateway accepts only its own domain name.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
export function apiPolicies(
  name: string,
  { corsOrigins, debug }: ApiPoliciesArgs,
  opts: pulumi.CustomResourceOptions,
): ApiPolicies {
  const forward = new OriginRequestPolicy(
    `${name}-api-forward`,
    {
      comment: "The API: where the viewer is, for the router",
      ...nothing,
      headersConfig: {
        headerBehavior: "whitelist",
        headers: { items: [...placeHeaders, ...(debug ? ["x-touchline-region"] : [])] },
      },
      queryStringsConfig: { queryStringBehavior: "none" },
    },
    opts,
  );
  const headers = new ResponseHeadersPolicy(
    `${name}-api-headers`,
    {
      comment: "The API: for programs, and for pages of the origins in the settings",
      securityHeadersConfig: { ...secureHeaders, contentSecurityPolicy: dataContentPolicy },
      ...(corsOrigins.length === 0 ? {} : { corsConfig: cors(corsOrigins) }),
    },
    opts,
  );
  const shared = new CachePolicy(
    `${name}-api-cache`,
    {
      // The policy edge-geo-cache reads "alike in every Region": without it, the location has to be in the key.
      comment: "The API: alike in every Region, keyed on the parameters it knows",
      minTtl: 0,
      defaultTtl: 0,
      // It also ends the time in which an expired copy stands in for an error: longer than the days between match days.
      maxTtl: defaultTtlSeconds.value.max,
      parametersInCacheKeyAndForwardedToOrigin: {
        ...nothing,
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: {
          queryStringBehavior: "whitelist",
          queryStrings: { items: parameters },
        },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    },
    opts,
  );
  const own = new CachePolicy(
    `${name}-own-cache`,
    {
      // Authorization is forwarded by a cache policy, or by an origin request policy that forwards all headers. In the
      // key, it also keeps the responses of viewers separate.
      comment: "The viewer's own: keyed on the token, kept for nobody",
      minTtl: 0,
      defaultTtl: 0,
      // Above 0: with caching disabled, a policy may not name a header. Responses marked private are not cached.
      maxTtl: 1,
      parametersInCacheKeyAndForwardedToOrigin: {
        ...nothing,
        headersConfig: { headerBehavior: "whitelist", headers: { items: ["Authorization"] } },
        queryStringsConfig: { queryStringBehavior: "none" },
        enableAcceptEncodingBrotli: false,
        enableAcceptEncodingGzip: false,
      },
    },
    opts,
  );
  const common = { originRequestPolicyId: forward.id, responseHeadersPolicyId: headers.id };
  return {
    shared: { cachePolicyId: shared.id, ...common },
    own: { cachePolicyId: own.id, ...common },
    uncached: {
      cachePolicyId: managed.cachingDisabled,
      originRequestPolicyId: managed.allViewerExceptHostHeader,
      responseHeadersPolicyId: headers.id,
    },
  };
}

/** The sign-in page loads nothing, and its form is sent to the facade. */
const signInContentPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Declares the policies of the sign-in API: nothing is cached, and the address of a page, which contains a link of a mail,
 * is in no `Referer` to another site. Without any `Referer`, browsers send `Origin: null` with a form.
 */
export function signInPolicies(
  name: string,
  { uncached }: ApiPolicies,
  opts: pulumi.CustomResourceOptions,
): BehaviorPolicies {
  const headers = new ResponseHeadersPolicy(
    `${name}-sign-in-headers`,
    {
      comment: "Signing in: a form, in no frame, with no Referer elsewhere",
      securityHeadersConfig: {
        ...secureHeaders,
        referrerPolicy: { referrerPolicy: "same-origin", override: true },
        contentSecurityPolicy: { contentSecurityPolicy: signInContentPolicy, override: true },
        frameOptions: { frameOption: "DENY", override: true },
      },
    },
    opts,
  );
  return { ...uncached, responseHeadersPolicyId: headers.id };
}

/** CloudFront adds CORS headers after the cache, so that one cached response serves every origin. */
function cors(origins: readonly string[]) {
  return {
    accessControlAllowCredentials: false,
    accessControlAllowHeaders: { items: ["Authorization"] },
    accessControlAllowMethods: { items: ["GET", "HEAD", "OPTIONS"] },
    accessControlAllowOrigins: { items: [...origins] },
    accessControlExposeHeaders: { items: ["Age", "ETag", "Link"] },
    accessControlMaxAgeSec: 600,
    originOverride: true,
  };
}
