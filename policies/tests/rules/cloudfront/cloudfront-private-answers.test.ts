import { cachePolicyType, originRequestPolicyType } from "../../../reading/behavior-policy.ts";
import { distributionType } from "../../../reading/distribution.ts";

import { unknown } from "../../../reading/value.ts";
import { cloudfrontPrivateAnswers } from "../../../rules/cloudfront/cloudfront-private-answers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution, managed } from "../../front-fixtures.ts";

/** A path that caches and forwards by custom policies. */
function path(key: object, forward: object, maxTtl: unknown = 60) {
  const id = "orderedCacheBehaviors[0]";
  return [
    distribution({ [`${id}.cachePolicyId`]: "cache", [`${id}.originRequestPolicyId`]: "forward" }),
    resource(cachePolicyType, {
      name: "cache",
      props: {
        arn: "arn:aws:cloudfront::123456789012:cache-policy/cache",
        maxTtl,
        parametersInCacheKeyAndForwardedToOrigin: key,
      },
    }),
    resource(originRequestPolicyType, {
      name: "forward",
      props: {
        arn: "arn:aws:cloudfront::123456789012:origin-request-policy/forward",
        ...forward,
      },
    }),
  ];
}

const tokenKey = { headersConfig: { headers: { items: ["Authorization"] } } };
const allHeaders = { headersConfig: { headerBehavior: "allViewer" } };

function cookies(cookieBehavior: string, items: readonly string[] = []) {
  return { cookiesConfig: { cookieBehavior, cookies: { items } } };
}

describeRule(cloudfrontPrivateAnswers, {
  passes: [
    { title: "no caching", given: distribution() },
    { title: "nothing forwarded", given: path({}, {}) },
    { title: "the token in the key", given: path(tokenKey, allHeaders) },
    { title: "all cookies in the key", given: path(cookies("all"), cookies("all")) },
    {
      title: "those cookies in the key",
      given: path(cookies("whitelist", ["a", "b"]), cookies("whitelist", ["a"])),
    },
    { title: "cached for zero seconds", given: path({}, allHeaders, 0) },
    { title: "a time that is not known yet", given: path({}, allHeaders, unknown) },
  ],
  violates: [
    {
      title: "one cookie more",
      given: path(cookies("whitelist", ["a"]), cookies("whitelist", ["a", "b"])),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards cookies by forward, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "the token",
      given: path({}, allHeaders),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards Authorization by forward, with no Authorization in the cache key; put Authorization into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "the token, cached for the default TTL",
      given: path({}, allHeaders, undefined),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards Authorization by forward, with no Authorization in the cache key; put Authorization into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "cookies",
      given: path({}, cookies("all")),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards cookies by forward, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "another cookie",
      given: path(cookies("whitelist", ["b"]), cookies("whitelist", ["a"])),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards cookies by forward, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "all cookies but some",
      given: path(cookies("whitelist", ["a"]), cookies("allExcept", ["a"])),
      reports: [
        "example-distribution orderedCacheBehaviors[0] forwards cookies by forward, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
      ],
    },
    {
      title: "everything, by managed policies",
      given: distribution({
        "defaultCacheBehavior.originRequestPolicyId": managed.allViewerExceptHost,
      }),
      reports: [
        "example-distribution defaultCacheBehavior forwards Authorization by AllViewerExceptHostHeader, with no Authorization in the cache key; put Authorization into the cache policy, forward less, or name CachingDisabled",
        "example-distribution defaultCacheBehavior forwards cookies by AllViewerExceptHostHeader, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 0, "originRequestPolicyId"],
        "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      ),
    reports: [
      "facade-distribution orderedCacheBehaviors[0] forwards Authorization by AllViewerExceptHostHeader, with no Authorization in the cache key; put Authorization into the cache policy, forward less, or name CachingDisabled",
      "facade-distribution orderedCacheBehaviors[0] forwards cookies by AllViewerExceptHostHeader, with no cookies in the cache key; put cookies into the cache policy, forward less, or name CachingDisabled",
    ],
  },
});
