import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontWriteUncached } from "../../../rules/cloudfront/cloudfront-write-uncached.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution, managed } from "../../front-fixtures.ts";

const id = "orderedCacheBehaviors[1].cachePolicyId";

describeRule(cloudfrontWriteUncached, {
  passes: [
    { title: "no caching where writes are allowed", given: distribution() },
    { title: "a policy that is not known yet", given: distribution({ [id]: unknown }) },
    {
      title: "caching where writes are not allowed",
      given: distribution({
        [id]: managed.cachingOptimized,
        "orderedCacheBehaviors[1].allowedMethods": ["GET", "HEAD", "OPTIONS"],
      }),
    },
  ],
  violates: [
    {
      title: "caching where writes are allowed",
      given: distribution({ [id]: managed.useOriginCacheControl }),
      reports: [
        "example-distribution orderedCacheBehaviors[1].cachePolicyId is UseOriginCacheControlHeaders, which caches responses; name CachingDisabled, or allow GET, HEAD and OPTIONS only",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      const all = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"];
      draft.set(facade, ["orderedCacheBehaviors", 2, "allowedMethods"], all);
      draft.set(facade, ["orderedCacheBehaviors", 2, "viewerProtocolPolicy"], "https-only");
    },
    reports: [
      "facade-distribution orderedCacheBehaviors[2].cachePolicyId is facade-api-cache, which caches responses; name CachingDisabled, or allow GET, HEAD and OPTIONS only",
    ],
  },
});
