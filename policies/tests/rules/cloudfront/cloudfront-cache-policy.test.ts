import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontCachePolicy } from "../../../rules/cloudfront/cloudfront-cache-policy.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontCachePolicy, {
  passes: [
    { title: "a policy everywhere", given: distribution() },
    {
      title: "a policy that is not known yet",
      given: distribution({ "defaultCacheBehavior.cachePolicyId": unknown }),
    },
    {
      title: "zeros, as the provider returns them",
      given: distribution({
        "defaultCacheBehavior.minTtl": 0,
        "defaultCacheBehavior.defaultTtl": 0,
        "defaultCacheBehavior.maxTtl": 0,
      }),
    },
  ],
  violates: [
    {
      title: "no policy",
      given: distribution({ "defaultCacheBehavior.cachePolicyId": undefined }),
      reports: [
        "example-distribution defaultCacheBehavior.cachePolicyId is nothing; write the id of a cache policy",
      ],
    },
    {
      title: "legacy settings beside it",
      given: distribution({
        "orderedCacheBehaviors[0].forwardedValues": { queryString: true, cookies: {} },
      }),
      reports: [
        "example-distribution orderedCacheBehaviors[0].forwardedValues is written; leave it out, and set it in the cache policy",
      ],
    },
    {
      title: "a time beside it",
      given: distribution({ "defaultCacheBehavior.maxTtl": 1 }),
      reports: [
        "example-distribution defaultCacheBehavior.maxTtl is written; leave it out, and set it in the cache policy",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["defaultCacheBehavior", "minTtl"], 1),
    reports: [
      "facade-distribution defaultCacheBehavior.minTtl is written; leave it out, and set it in the cache policy",
    ],
  },
});
