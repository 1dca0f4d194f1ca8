/**
 * What is chosen by place is kept by place, or is the same everywhere.
 *
 * @module
 */
import { type CachePolicy, cachePolicyOf } from "../../reading/behavior-policy.ts";
import { routedBehaviors } from "../../reading/origin-router.ts";
import { stackRule } from "../../rule.ts";

export const edgeGeoCache = stackRule({
  name: "edge-geo-cache",
  statement:
    "What comes from a chosen origin is kept by place or by viewer, or is declared the same everywhere.",
  why: "A function that changes the origin does not change the key, so one Region's answer is served to viewers of another.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html",
  severity: "high",
  level: "mandatory",
  settings: {
    keys: {
      description: "Headers of which one in the key keeps copies apart.",
      type: "array",
      items: { type: "string" },
      default: ["CloudFront-Viewer-Country", "Authorization"],
    },
    declaration: {
      description:
        "Words in the comment of a cache policy by which its owner declares that every Region answers alike.",
      type: "string",
      default: "alike in every Region",
    },
  },
  *judge(stack, { keys, declaration }) {
    for (const { distribution: on, behavior } of routedBehaviors(stack)) {
      const policy = cachePolicyOf(stack, behavior);
      if (
        policy !== undefined &&
        keeps(policy) &&
        !isApart(policy, keys) &&
        !says(policy, declaration)
      ) {
        yield {
          on,
          at: `${behavior.at}.cachePolicyId`,
          found: `keeps answers of ${policy.name} whichever Region gave them`,
          write: `write a place header into the key, or "${declaration}" into the policy's comment if they are`,
        };
      }
    }
  },
});

function keeps({ maxTtl }: CachePolicy): boolean {
  return maxTtl !== undefined && maxTtl > 0;
}

function isApart({ headers }: CachePolicy, keys: readonly string[]): boolean {
  return keys.some((key) => headers.includes(key.toLowerCase()));
}

function says({ comment = "" }: CachePolicy, declaration: string): boolean {
  return comment.toLowerCase().includes(declaration.toLowerCase());
}
