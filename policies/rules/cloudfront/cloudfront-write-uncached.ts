import { checkEach, report } from "../../property-check.ts";
import { cachePolicyOf } from "../../reading/behavior-policy.ts";
import { allowsWrites, behaviors, distributions } from "../../reading/distribution.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontWriteUncached = stackRule({
  name: "cloudfront-write-uncached",
  statement: "Behaviors that allow writes cache nothing.",
  why: "A client that reads after a write would otherwise get the cached response from before it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(distributions(stack).flatMap(behaviors).filter(allowsWrites), (behavior) => {
      const cache = cachePolicyOf(stack, behavior);
      return (
        cache?.maxTtl !== undefined &&
        cache.maxTtl > 0 &&
        report(
          behavior,
          "cachePolicyId",
          `is ${cache.name}, which caches responses`,
          "name CachingDisabled, or allow GET, HEAD and OPTIONS only",
        )
      );
    }),
});
