import { type CachePolicy, cachePolicyOf, cachePolicyType } from "../../reading/behavior-policy.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import type { Resource } from "../../reading/resource.ts";
import { text, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting, stringSetting } from "../../setting.ts";

export const edgeGeoCache = stackRule({
  name: "edge-geo-cache",
  statement:
    "What comes from a chosen origin is kept by place or by viewer, or is declared the same everywhere.",
  why: "A function that changes the origin does not change the key, so one Region's answer is served to viewers of another.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "high",
  level: "mandatory",
  settings: {
    keys: listSetting("Headers of which one in the key keeps copies apart.", [
      "CloudFront-Viewer-Country",
      "Authorization",
    ]),
    declaration: stringSetting(
      "Words in the comment of a cache policy by which its owner declares that every Region answers alike.",
      "alike in every Region",
    ),
  },
  *evaluate(stack, { keys, declaration }) {
    for (const { distribution: on, behavior } of routedBehaviors(stack)) {
      const policy = cachePolicyOf(stack, behavior, on);
      const own = stack.ofType(cachePolicyType).find(({ name }) => name === policy?.name);
      const isShared = policy !== undefined && keeps(policy, own) && !isApart(policy, keys);
      if (isShared && !says(own, declaration)) {
        yield {
          on,
          at: `${behavior.at}.cachePolicyId`,
          found: `is ${policy.name}, which keeps answers whichever Region gave them`,
          write: `write a place header into the key, or "${declaration}" into the policy's comment if its answers are`,
        };
      }
    }
  },
});

function keeps({ maxTtl = 0 }: CachePolicy, own: Resource | undefined): boolean {
  return maxTtl > 0 && own?.props["maxTtl"] !== unknown;
}

function isApart({ headers }: CachePolicy, keys: readonly string[]): boolean {
  return keys.some((key) => headers.includes(key.toLowerCase()));
}

/** CloudFront's own policies declare nothing. */
function says(own: Resource | undefined, declaration: string): boolean {
  const comment = text(own?.props["comment"]) ?? "";
  return comment.toLowerCase().includes(declaration.toLowerCase());
}
