import { cachePolicyOf } from "../../reading/behavior-policy.ts";
import { allowsWrites, behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontWriteUncached = stackRule({
  name: "cloudfront-write-uncached",
  statement: "Behaviors that take writes keep nothing.",
  why: "Who reads after writing is shown what was kept before.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const behavior of behaviors(on).filter(allowsWrites)) {
        const cache = cachePolicyOf(stack, behavior, on);
        if (cache?.maxTtl !== undefined && cache.maxTtl > 0) {
          yield {
            on,
            at: `${behavior.at}.cachePolicyId`,
            found: `is ${cache.name}, which keeps answers`,
            write: "name CachingDisabled, or allow GET, HEAD and OPTIONS alone",
          };
        }
      }
    }
  },
});
