/**
 * Behaviors whose cache is set by `forwardedValues` and TTLs, as before there were cache policies.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
 * @module
 */
import { defaultTtlSeconds } from "../../aws/cloudfront-limits.ts";
import type { Selection } from "../http/name-selection.ts";
import type { CachePolicy, OriginRequestPolicy } from "../services/cloudfront/model.ts";
import type { Reader } from "./property-reader.ts";

/** What a cache policy and an origin request policy would be. */
export interface LegacyPolicies {
  readonly cachePolicy: CachePolicy;
  readonly originRequestPolicy: OriginRequestPolicy;
}

/** Reads the settings of a behavior. */
export function readLegacyCache(behavior: Reader): LegacyPolicies {
  const values = behavior.object("forwardedValues");
  const headers = values.texts("headers").map((name) => name.toLowerCase());
  const cookies = readCookies(values.object("cookies"));
  const queryStrings = readQueryStrings(values);
  const forwardsAll = headers.includes("*");
  const none: Selection = { kind: "none" };
  return {
    cachePolicy: {
      id: "forwardedValues",
      ...readTtls(behavior, forwardsAll),
      headers: forwardsAll ? none : allowed(headers),
      cookies,
      queryStrings: queryStrings.key,
      // Brotli takes a cache policy.
      gzip: behavior.flag("compress", false),
      brotli: false,
    },
    originRequestPolicy: {
      id: "forwardedValues",
      headers: forwardsAll ? { kind: "all" } : none,
      cloudFrontHeaders: [],
      cookies: none,
      queryStrings: queryStrings.forwarded,
    },
  };
}

/** CloudFront caches nothing where it forwards all headers. */
function readTtls(
  behavior: Reader,
  forwardsAll: boolean,
): Pick<CachePolicy, "minTtlSeconds" | "defaultTtlSeconds" | "maxTtlSeconds"> {
  const { default: initial, max } = defaultTtlSeconds.value;
  const minTtlSeconds = behavior.number("minTtl", 0);
  const declared = {
    minTtlSeconds,
    defaultTtlSeconds: behavior.number("defaultTtl", Math.max(initial, minTtlSeconds)),
    maxTtlSeconds: behavior.number("maxTtl", max),
  };
  return forwardsAll ? { minTtlSeconds: 0, defaultTtlSeconds: 0, maxTtlSeconds: 0 } : declared;
}

function readCookies(cookies: Reader): Selection {
  switch (cookies.oneOf("forward", ["none", "all", "whitelist"], "none")) {
    case "none":
      return { kind: "none" };
    case "all":
      return { kind: "all" };
    case "whitelist":
      return allowed(cookies.texts("whitelistedNames"));
  }
}

/** With names, all parameters are forwarded and those decide over the copy. */
function readQueryStrings(values: Reader): { key: Selection; forwarded: Selection } {
  if (!values.flag("queryString", false)) {
    return { key: { kind: "none" }, forwarded: { kind: "none" } };
  }
  const names = values.texts("queryStringCacheKeys");
  return { key: names.length === 0 ? { kind: "all" } : allowed(names), forwarded: { kind: "all" } };
}

function allowed(names: readonly string[]): Selection {
  return names.length === 0 ? { kind: "none" } : { kind: "allow", names };
}
