/**
 * Cache policies that CloudFront refuses.
 *
 * @module
 */
import type { CachePolicy } from "../../services/cloudfront/model.ts";
import { type Refusal, shown } from "../findings.ts";

const inKey = "parametersInCacheKeyAndForwardedToOrigin";

/** Checks a policy as CloudFront does when it is created. */
export function refuseCachePolicy(policy: CachePolicy): readonly Refusal[] {
  return [...refuseTtlOrder(policy), ...refuseKeyWithoutCache(policy), ...refuseEncoding(policy)];
}

/** @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html */
function refuseTtlOrder(policy: CachePolicy): readonly Refusal[] {
  const { minTtlSeconds: min, defaultTtlSeconds: initial, maxTtlSeconds: max } = policy;
  if (0 <= min && min <= initial && initial <= max) {
    return [];
  }
  const found = shown({ minTtl: min, defaultTtl: initial, maxTtl: max });
  return [{ path: "minTtl", message: `must be 0 <= minTtl <= defaultTtl <= maxTtl, got ${found}` }];
}

/**
 * A policy that never caches has no key to put anything into.
 *
 * @see https://github.com/aws/aws-cdk/issues/16977
 */
function refuseKeyWithoutCache(policy: CachePolicy): readonly Refusal[] {
  if (policy.maxTtlSeconds > 0) {
    return [];
  }
  const selections = [policy.headers, policy.cookies, policy.queryStrings];
  if (policy.gzip || policy.brotli || selections.some(({ kind }) => kind !== "none")) {
    const message =
      "must be empty while maxTtl is 0: nothing is cached, so there is no key; use an origin request policy, or a maxTtl of 1 or more";
    return [{ path: inKey, message }];
  }
  return [];
}

/** The flags put a normalized Accept-Encoding into the key; the header itself may not be there as well. */
function refuseEncoding({ headers, gzip, brotli }: CachePolicy): readonly Refusal[] {
  const named = headers.kind === "allow" && headers.names.includes("accept-encoding");
  if (!named || !(gzip || brotli)) {
    return [];
  }
  const message = "must not name Accept-Encoding while enableAcceptEncodingGzip or Brotli is on";
  return [{ path: `${inKey}.headersConfig.headers`, message }];
}
