import { cachePolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontNoStore } from "../../../rules/cloudfront/cloudfront-no-store.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution, managed } from "../../front-fixtures.ts";

const id = "orderedCacheBehaviors[0].cachePolicyId";

/** A custom cache policy. */
function own(minTtl: unknown) {
  return resource(cachePolicyType, {
    name: "own",
    props: { arn: "arn:aws:cloudfront::123456789012:cache-policy/own-id", minTtl },
  });
}

describeRule(cloudfrontNoStore, {
  passes: [
    { title: "files by a policy with a least time, APIs without", given: distribution() },
    { title: "no least time", given: [distribution({ [id]: "own-id" }), own(0)] },
    { title: "no override", given: [distribution({ [id]: "own-id" }), own(undefined)] },
    {
      title: "a time that is not known yet",
      given: [distribution({ [id]: "own-id" }), own(unknown)],
    },
    { title: "a policy that is not known yet", given: distribution({ [id]: unknown }) },
  ],
  violates: [
    {
      title: "a pair of files and an API",
      given: distribution({
        "originGroups[0].members[1].originId": "files",
        [id]: managed.cachingOptimized,
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].cachePolicyId is CachingOptimized, whose minimum TTL is 1 s; name a cache policy with minTtl: 0, or CachingDisabled",
      ],
    },
    {
      title: "a second",
      given: [distribution({ [id]: "own-id" }), own(1)],
      reports: [
        "example-distribution orderedCacheBehaviors[0].cachePolicyId is own, whose minimum TTL is 1 s; name a cache policy with minTtl: 0, or CachingDisabled",
      ],
    },
    {
      title: "a managed policy",
      given: distribution({ [id]: managed.cachingOptimized }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].cachePolicyId is CachingOptimized, whose minimum TTL is 1 s; name a cache policy with minTtl: 0, or CachingDisabled",
      ],
    },
    {
      title: "a policy whose id is not known yet",
      given: distribution({ [id]: unknown }, { from: { orderedCacheBehaviors: [own(1)] } }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].cachePolicyId is own, whose minimum TTL is 1 s; name a cache policy with minTtl: 0, or CachingDisabled",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const policy = draft.node(cachePolicyType, "facade-own-cache");
      draft.set(policy, ["minTtl"], 1);
      draft.set(policy, ["defaultTtl"], 1);
    },
    reports: [
      "facade-distribution orderedCacheBehaviors[1].cachePolicyId is facade-own-cache, whose minimum TTL is 1 s; name a cache policy with minTtl: 0, or CachingDisabled",
    ],
  },
});
