import { cachePolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontUncachedUnkeyed } from "../../../rules/cloudfront/cloudfront-uncached-unkeyed.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A cache policy that keeps answers so long, with this in its key. */
function keyed(maxTtl: unknown, parametersInCacheKeyAndForwardedToOrigin: object) {
  return resource(cachePolicyType, {
    props: { minTtl: 0, defaultTtl: 0, maxTtl, parametersInCacheKeyAndForwardedToOrigin },
  });
}

describeRule(cloudfrontUncachedUnkeyed, {
  passes: [
    {
      title: "no caching and no key",
      given: keyed(0, {
        enableAcceptEncodingGzip: false,
        headersConfig: { headerBehavior: "none" },
        cookiesConfig: { cookieBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
      }),
    },
    {
      title: "a second, and a key",
      given: keyed(1, { enableAcceptEncodingGzip: true, cookiesConfig: { cookieBehavior: "all" } }),
    },
    {
      title: "a time that is not known yet, and one that CloudFront chooses",
      given: keyed(unknown, { enableAcceptEncodingBrotli: true }),
    },
  ],
  violates: [
    {
      title: "gzip",
      given: keyed(0, { enableAcceptEncodingGzip: true }),
      reports: [
        "example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.enableAcceptEncodingGzip is true, while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead",
      ],
    },
    {
      title: "Brotli",
      given: keyed(0, { enableAcceptEncodingBrotli: true }),
      reports: [
        "example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.enableAcceptEncodingBrotli is true, while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead",
      ],
    },
    {
      title: "a header",
      given: keyed(0, { headersConfig: { headerBehavior: "whitelist" } }),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.headersConfig.headerBehavior is "whitelist", while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead',
      ],
    },
    {
      title: "cookies",
      given: keyed(0, { cookiesConfig: { cookieBehavior: "all" } }),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.cookiesConfig.cookieBehavior is "all", while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead',
      ],
    },
    {
      title: "query strings",
      given: keyed(0, { queryStringsConfig: { queryStringBehavior: "allExcept" } }),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.queryStringsConfig.queryStringBehavior is "allExcept", while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(cachePolicyType, "facade-own-cache"), ["maxTtl"], 0),
    reports: [
      'facade-own-cache parametersInCacheKeyAndForwardedToOrigin.headersConfig.headerBehavior is "whitelist", while maxTtl is 0; write maxTtl: 1 at least, or name the managed policy CachingDisabled instead',
    ],
  },
});
