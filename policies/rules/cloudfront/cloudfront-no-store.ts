import { cachePolicyOf } from "../../reading/behavior-policy.ts";
import { behaviors, type Origin, originsOf } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontNoStore = stackRule({
  name: "cloudfront-no-store",
  statement: "Origins that answer for viewers decide themselves what is kept.",
  why: "A least time above 0 keeps what the origin marked no-store or private.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const behavior of behaviors(on)) {
        const cache = cachePolicyOf(stack, behavior, on);
        const isAnswer = originsOf(on, behavior).some(answers);
        if (isAnswer && cache?.minTtl !== undefined && cache.minTtl > 0) {
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

/** Whether an origin is more than a store of files. */
function answers({ props }: Origin): boolean {
  return props["customOriginConfig"] !== undefined || props["vpcOriginConfig"] !== undefined;
}
