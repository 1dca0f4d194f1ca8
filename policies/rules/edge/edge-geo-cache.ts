import { checkEach, report } from "../../property-check.ts";
import { type CachePolicy, cachePolicyOf, cachePolicyType } from "../../reading/behavior-policy.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import type { Resource } from "../../reading/resource.ts";
import { text, unknown } from "../../reading/value.ts";
import { listSetting, stackRule, stringSetting } from "../../rule.ts";

export const edgeGeoCache = stackRule({
  name: "edge-geo-cache",
  statement:
    "Responses from a chosen origin are cached by place or by viewer, or are declared identical everywhere.",
  why: "A function that changes the origin does not change the cache key, so one Region's response is served to viewers of another.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "high",
  settings: {
    keys: listSetting("Headers of which one in the cache key separates the copies.", [
      "CloudFront-Viewer-Country",
      "Authorization",
    ]),
    declaration: stringSetting(
      "Words in the comment of a cache policy by which its owner declares that every Region returns the same.",
      "alike in every Region",
    ),
  },
  evaluate: (stack, { keys, declaration }) =>
    checkEach(routedBehaviors(stack), ({ behavior }) => {
      const policy = cachePolicyOf(stack, behavior);
      const declared = stack.ofType(cachePolicyType).find(({ name }) => name === policy?.name);
      return (
        policy !== undefined &&
        caches(policy, declared) &&
        !isApart(policy, keys) &&
        !declares(declared, declaration) &&
        report(
          behavior,
          "cachePolicyId",
          `is ${policy.name}, which caches responses regardless of their Region`,
          `write a location header into the key, or "${declaration}" into the policy's comment if its responses are`,
        )
      );
    }),
});

function caches({ maxTtl = 0 }: CachePolicy, declared: Resource | undefined): boolean {
  return maxTtl > 0 && declared?.props["maxTtl"] !== unknown;
}

function isApart({ headers }: CachePolicy, keys: readonly string[]): boolean {
  return keys.some((key) => headers.includes(key.toLowerCase()));
}

/** CloudFront's own policies declare nothing. */
function declares(policy: Resource | undefined, declaration: string): boolean {
  const given = policy?.props["comment"];
  return given === unknown || (text(given) ?? "").toLowerCase().includes(declaration.toLowerCase());
}
