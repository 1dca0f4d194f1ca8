import { maxAgeLimitSeconds } from "../../../aws/cloudfront-limits.ts";
import { between, property, report } from "../../property-check.ts";
import { cachePolicyType } from "../../reading/behavior-policy.ts";
import { number } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const century = maxAgeLimitSeconds.value;

export const cloudfrontTtlOrder = resourceRule({
  name: "cloudfront-ttl-order",
  statement: "The minimum, default and maximum TTL of a cache policy are in that order.",
  why: "CloudFront refuses a policy whose TTLs contradict each other.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html",
  severity: "medium",
  types: [cachePolicyType],
  evaluate(policy) {
    const outOfOrder = (low: string, high: string) => {
      const least = number(policy.props[low]);
      const most = number(policy.props[high]);
      return (
        least !== undefined &&
        most !== undefined &&
        least > most &&
        report(policy, low, `is ${least}, above ${high} of ${most}`, `write at most ${most}`)
      );
    };
    return [
      outOfOrder("minTtl", "defaultTtl"),
      outOfOrder("defaultTtl", "maxTtl"),
      // Of three that are out of order two neighbors are, unless the one between is not there.
      number(policy.props["defaultTtl"]) === undefined && outOfOrder("minTtl", "maxTtl"),
      property("minTtl", between(0, century))(policy),
      property("maxTtl", between(0, century))(policy),
    ];
  },
});
