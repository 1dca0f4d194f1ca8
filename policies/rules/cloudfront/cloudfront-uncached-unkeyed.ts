import { checkEach, property, turnedOff } from "../../property-check.ts";
import { cachePolicyType } from "../../reading/behavior-policy.ts";
import { number, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const write = "write maxTtl: 1 at least, or name the managed policy CachingDisabled instead";

const keyAt = "parametersInCacheKeyAndForwardedToOrigin";

const selections = [
  "headersConfig.headerBehavior",
  "cookiesConfig.cookieBehavior",
  "queryStringsConfig.queryStringBehavior",
];

export const cloudfrontUncachedUnkeyed = resourceRule({
  name: "cloudfront-uncached-unkeyed",
  statement: "A cache policy without caching has no cache key.",
  why: "CloudFront refuses headers, cookies, query strings and encodings in the key of a policy whose maximum TTL is 0.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "medium",
  types: [cachePolicyType],
  evaluate: (policy) =>
    number(policy.props["maxTtl"]) === 0 && [
      checkEach(["enableAcceptEncodingGzip", "enableAcceptEncodingBrotli"], (flag) =>
        property(`${keyAt}.${flag}`, {
          ...turnedOff(write),
          found: "is true, while maxTtl is 0",
        })(policy),
      ),
      checkEach(selections, (selection) =>
        property(`${keyAt}.${selection}`, {
          fits: (chosen) => (text(chosen) ?? "none") === "none",
          found: (chosen) => `is ${shown(chosen)}, while maxTtl is 0`,
          write,
        })(policy),
      ),
    ],
});
