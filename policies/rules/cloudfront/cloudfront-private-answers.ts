import { checkEach, report } from "../../property-check.ts";
import {
  type CachePolicy,
  cachePolicyOf,
  type OriginRequestPolicy,
  originRequestPolicyOf,
  type Selection,
} from "../../reading/behavior-policy.ts";
import { behaviors, distributions } from "../../reading/distribution.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontPrivateAnswers = stackRule({
  name: "cloudfront-private-answers",
  statement: "Responses that depend on credentials are cached by those credentials, or not at all.",
  why: "A response made for one viewer's token or cookie is otherwise served to the next viewer.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "critical",
  evaluate: (stack) =>
    checkEach(distributions(stack).flatMap(behaviors), (behavior) => {
      const cache = cachePolicyOf(stack, behavior);
      const forward = originRequestPolicyOf(stack, behavior);
      return (
        cache?.maxTtl !== undefined &&
        cache.maxTtl > 0 &&
        forward !== undefined &&
        checkEach(unkeyed(cache, forward), (what) =>
          report(
            behavior,
            "",
            `forwards ${what} by ${forward.name}, with no ${what} in the cache key`,
            `put ${what} into the cache policy, forward less, or name CachingDisabled`,
          ),
        )
      );
    }),
});

/** Credentials an origin sees and the cache does not. */
function unkeyed(cache: CachePolicy, forward: OriginRequestPolicy): readonly string[] {
  const isTokenApart = !forward.forwardsAllViewerHeaders || cache.headers.includes("authorization");
  return [
    ...(isTokenApart ? [] : ["Authorization"]),
    ...(areCookiesApart(cache.cookies, forward.cookies) ? [] : ["cookies"]),
  ];
}

function areCookiesApart(kept: Selection, forwarded: Selection): boolean {
  return (
    forwarded.kind === "none" ||
    kept.kind === "all" ||
    (forwarded.kind === "some" &&
      kept.kind === "some" &&
      forwarded.names.every((name) => kept.names.includes(name)))
  );
}
