import { cachePolicyType } from "../../reading/behavior-policy.ts";
import { isTrue, number, part, shown, text } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontUncachedUnkeyed = resourceRule({
  name: "cloudfront-uncached-unkeyed",
  statement: "A cache policy that caches nothing has no key.",
  why: "CloudFront refuses headers, cookies, query strings and encodings in the key of what is never kept.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "medium",
  level: "mandatory",
  types: [cachePolicyType],
  *evaluate({ props }) {
    const key = props["parametersInCacheKeyAndForwardedToOrigin"];
    const isOff = number(props["maxTtl"]) === 0;
    for (const flag of ["enableAcceptEncodingGzip", "enableAcceptEncodingBrotli"] as const) {
      if (isOff && isTrue(part(key, flag))) {
        yield { at: `${keyAt}.${flag}`, found: "is true, while maxTtl is 0", write };
      }
    }
    for (const [config, choiceOf] of Object.entries(selections)) {
      const chosen = text(part(key, config, choiceOf)) ?? "none";
      if (isOff && chosen !== "none") {
        yield {
          at: `${keyAt}.${config}.${choiceOf}`,
          found: `is ${shown(chosen)}, while maxTtl is 0`,
          write,
        };
      }
    }
  },
});

const write = "write maxTtl: 1 at least, or name the managed policy CachingDisabled instead";

const keyAt = "parametersInCacheKeyAndForwardedToOrigin";

const selections = {
  headersConfig: "headerBehavior",
  cookiesConfig: "cookieBehavior",
  queryStringsConfig: "queryStringBehavior",
};
