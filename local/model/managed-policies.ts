/**
 * The policies CloudFront offers ready-made, by id.
 *
 * @module
 */

import type {
  ManagedCachePolicy,
  ManagedOriginRequestPolicy,
  ManagedResponseHeadersPolicy,
  NameSelection,
} from "../../aws/cloudfront-managed-policies.ts";
import * as managed from "../../aws/cloudfront-managed-policies.ts";
import { corsMethods } from "../../aws/cloudfront-method-sets.ts";
import type { Selection } from "../http/name-selection.ts";
import type {
  CachePolicy,
  OriginRequestPolicy,
  PolicyCors,
  ResponseHeadersPolicy,
} from "../services/cloudfront/model.ts";

/** CachingDisabled. */
export const cachingDisabled: CachePolicy = readCachePolicy(
  managed.managedCachePolicies.value.CachingDisabled,
);

/** Every managed cache policy. */
export const managedCachePolicies: readonly CachePolicy[] = Object.values(
  managed.managedCachePolicies.value,
).map((policy) => (policy.id === cachingDisabled.id ? cachingDisabled : readCachePolicy(policy)));

/** Every managed origin request policy. */
export const managedOriginRequestPolicies: readonly OriginRequestPolicy[] = Object.values(
  managed.managedOriginRequestPolicies.value,
).map(({ id, headers, cloudFrontHeaders, cookies, queryStrings }: ManagedOriginRequestPolicy) => ({
  id,
  headers: selection(headers),
  cloudFrontHeaders,
  cookies: selection(cookies),
  queryStrings: selection(queryStrings),
}));

const simpleCors: PolicyCors = {
  allowCredentials: false,
  allowHeaders: [],
  allowMethods: [],
  allowOrigins: ["*"],
  exposeHeaders: [],
  maxAgeSeconds: undefined,
  override: false,
};

/** The CORS headers by name of their set. */
const corsOf: Readonly<Record<ManagedResponseHeadersPolicy["cors"], PolicyCors | undefined>> = {
  none: undefined,
  simple: simpleCors,
  preflight: { ...simpleCors, allowMethods: corsMethods.value.toSorted(), exposeHeaders: ["*"] },
};

/** Every managed response headers policy. */
export const managedResponseHeadersPolicies: readonly ResponseHeadersPolicy[] = Object.values(
  managed.managedResponseHeadersPolicies.value,
).map(({ id, security, cors }: ManagedResponseHeadersPolicy) => ({
  id,
  set: security ? managed.managedSecurityHeaders.value : [],
  remove: [],
  cors: corsOf[cors],
}));

function readCachePolicy(policy: ManagedCachePolicy): CachePolicy {
  const { id, minTtl, defaultTtl, maxTtl, gzip, brotli } = policy;
  return {
    id,
    minTtlSeconds: minTtl,
    defaultTtlSeconds: defaultTtl,
    maxTtlSeconds: maxTtl,
    headers: selection(policy.headers),
    cookies: selection(policy.cookies),
    queryStrings: selection(policy.queryStrings),
    gzip,
    brotli,
  };
}

function selection(names: NameSelection): Selection {
  if (typeof names === "string") {
    return { kind: names };
  }
  return "allExcept" in names
    ? { kind: "all-except", names: names.allExcept }
    : { kind: "allow", names };
}
