/**
 * Origins that answer for viewers decide themselves what is kept.
 *
 * @module
 */
import { cachePolicyOf } from "../../reading/behavior-policy.ts";
import { behaviors, isBucket, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontNoStore = stackRule({
  name: "cloudfront-no-store",
  statement: "Origins that answer for viewers decide themselves what is kept.",
  why: "A least time above 0 keeps what the origin marked no-store or private.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html",
  severity: "high",
  level: "mandatory",
  *judge(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const behavior of behaviors(on)) {
        const cache = cachePolicyOf(stack, behavior, on);
        const asked = originsOf(on, behavior);
        const isFiles = asked.length > 0 && asked.every(isBucket);
        if (!isFiles && cache?.minTtl !== undefined && cache.minTtl > 0) {
          yield {
            on,
            at: `${behavior.at}.cachePolicyId`,
            found: `is ${cache.name}, whose least time is ${cache.minTtl} s`,
            write: "name a cache policy with minTtl: 0, or CachingDisabled",
          };
        }
      }
    }
  },
});
