import { maxAgeLimitSeconds } from "../../../aws/cloudfront-limits.ts";
import type { Finding } from "../../finding.ts";
import { outside } from "../../old-finding.ts";
import { cachePolicyType } from "../../reading/behavior-policy.ts";
import { number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontTtlOrder = resourceRule({
  name: "cloudfront-ttl-order",
  statement: "Cache policies say least, default and most in that order.",
  why: "CloudFront refuses a policy whose times contradict each other.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html",
  severity: "medium",
  level: "mandatory",
  types: [cachePolicyType],
  *evaluate({ props }) {
    const min = number(props["minTtl"]);
    const initial = number(props["defaultTtl"]);
    const max = number(props["maxTtl"]);
    yield* outOfOrder("minTtl", min, "defaultTtl", initial);
    yield* outOfOrder("defaultTtl", initial, "maxTtl", max);
    // Of three that are out of order two neighbors are, unless the one between is not there.
    if (initial === undefined) {
      yield* outOfOrder("minTtl", min, "maxTtl", max);
    }
    yield* outside("minTtl", min, 0, century);
    yield* outside("maxTtl", max, 0, century);
  },
});

const century = maxAgeLimitSeconds.value;

function* outOfOrder(
  at: string,
  less: number | undefined,
  other: string,
  more: number | undefined,
): Generator<Finding, void, undefined> {
  if (less !== undefined && more !== undefined && less > more) {
    yield { at, found: `is ${less}, above ${other} of ${more}`, write: `write at most ${more}` };
  }
}
