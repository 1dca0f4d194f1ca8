import {
  type CachePolicy,
  cachePolicyOf,
  type OriginRequestPolicy,
  originRequestPolicyOf,
  type Selection,
} from "../../reading/behavior-policy.ts";
import { behaviors } from "../../reading/distribution.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontPrivateAnswers = stackRule({
  name: "cloudfront-private-answers",
  statement: "What depends on who asks is kept apart by who asks, or not kept.",
  why: "An answer that was made for one viewer's token or cookie is served to the next.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "critical",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      for (const behavior of behaviors(on)) {
        const cache = cachePolicyOf(stack, behavior, on);
        const forward = originRequestPolicyOf(stack, behavior, on);
        if (cache?.maxTtl !== undefined && cache.maxTtl > 0 && forward !== undefined) {
          for (const what of unkeyed(cache, forward)) {
            yield {
              on,
              at: behavior.at,
              found: `forwards ${what} by ${forward.name}, with no ${what} in the key of what is kept`,
              write: `put ${what} into the cache policy, forward less, or name CachingDisabled`,
            };
          }
        }
      }
    }
  },
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
