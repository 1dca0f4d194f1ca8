import { checkEach, report } from "../../property-check.ts";
import { cachePolicyOf } from "../../reading/behavior-policy.ts";
import { behaviors, distributions, type Origin, originsOf } from "../../reading/distribution.ts";
import { isKnown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontNoStore = stackRule({
  name: "cloudfront-no-store",
  statement: "Origins that compute responses decide what is cached.",
  why: "A minimum TTL above 0 caches what the origin marked no-store or private.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      distributions(stack)
        .flatMap(behaviors)
        .filter((behavior) => originsOf(behavior).some(computes)),
      (behavior) => {
        const cache = cachePolicyOf(stack, behavior);
        return (
          cache?.minTtl !== undefined &&
          cache.minTtl > 0 &&
          report(
            behavior,
            "cachePolicyId",
            `is ${cache.name}, whose minimum TTL is ${cache.minTtl} s`,
            "name a cache policy with minTtl: 0, or CachingDisabled",
          )
        );
      },
    ),
});

/** Whether an origin is more than a store of files. */
function computes({ props }: Origin): boolean {
  return isKnown(props["customOriginConfig"]) || isKnown(props["vpcOriginConfig"]);
}
