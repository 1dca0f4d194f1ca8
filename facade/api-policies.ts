/**
 * What the API's behaviors key their cache on, forward, and add to answers.
 *
 * @module
 */
import * as cloudfront from "@pulumi/aws/cloudfront/index.js";
import type * as pulumi from "@pulumi/pulumi";
import type { BehaviorPolicies } from "../components/global-facade.ts";
import { secureHeaders } from "../components/site-policies.ts";
import { dataContentPolicy } from "./season-policies.ts";

/** What API policies depend on. */
export interface ApiPoliciesArgs {
  /** Origins whose pages may read the API. */
  readonly corsOrigins: readonly string[];
  /** Whether a viewer may name a Region. */
  readonly debug: boolean;
}

/**
 * CloudFront's own, of which everybody knows what they do: nothing is kept, and everything is forwarded but
 * Host, Authorization included.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const managed = {
  cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  allViewerExceptHostHeader: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};

/** Policies of the API's behaviors. */
export interface ApiPolicies {
  /** Public answers. */
  readonly shared: BehaviorPolicies;
  /** Answers that are one viewer's own. */
  readonly own: BehaviorPolicies;
  /** Whatever is written, and read to be written. */
  readonly uncached: BehaviorPolicies;
}

/** Parameters that change an answer. Any other one reaches neither the key nor the API. */
const parameters = ["league", "page", "pageSize", "played", "sort", "team", "week"];

/** Where a viewer is. CloudFront writes them itself, over whatever the viewer sent. */
const placeHeaders = [
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
];

const nothing = { cookiesConfig: { cookieBehavior: "none" } } as const;

/**
 * The place is forwarded and not part of the key: every Region answers alike, so one copy serves all. Host is
 * never forwarded: API Gateway knows its own name and no other.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 */
export function apiPolicies(
  name: string,
  { corsOrigins, debug }: ApiPoliciesArgs,
  opts: pulumi.CustomResourceOptions,
): ApiPolicies {
  const forward = new cloudfront.OriginRequestPolicy(
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
  const headers = new cloudfront.ResponseHeadersPolicy(
    `${name}-api-headers`,
    {
      comment: "The API: for programs, and for pages of the origins in the settings",
      securityHeadersConfig: { ...secureHeaders, contentSecurityPolicy: dataContentPolicy },
      ...(corsOrigins.length === 0 ? {} : { corsConfig: cors(corsOrigins) }),
    },
    opts,
  );
  const shared = new cloudfront.CachePolicy(
    `${name}-api-cache`,
    {
      // The policy edge-geo-cache takes these words as a declaration: without them the place has to be in the key.
      comment: "The API: alike in every Region, keyed on the parameters it knows",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 86_400,
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
  const own = new cloudfront.CachePolicy(
    `${name}-own-cache`,
    {
      // Authorization can be forwarded by a cache policy or by one that forwards everything, not by name in
      // an origin request policy. In the key it also keeps every viewer's answer apart.
      comment: "The viewer's own: keyed on the token, kept for nobody",
      minTtl: 0,
      defaultTtl: 0,
      // Above 0, since a policy that keeps nothing may name no header. What is marked private is not kept.
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

/** CloudFront answers for CORS after the cache, so that one copy serves every origin. */
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
