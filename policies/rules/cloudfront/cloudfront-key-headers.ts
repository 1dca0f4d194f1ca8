import {
  headersOutsideCacheKeys,
  headersUselessInCacheKeys,
} from "../../../aws/cloudfront-header-lists.ts";
import { checkEach, report } from "../../property-check.ts";
import { cachePolicyType } from "../../reading/behavior-policy.ts";
import { isTrue, part, shown, texts } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** A key with one of these in it is never met twice. */
const refused: readonly string[] = [
  ...headersOutsideCacheKeys.value,
  ...headersUselessInCacheKeys.value,
];

export const cloudfrontKeyHeaders = resourceRule({
  name: "cloudfront-key-headers",
  statement: "Cache keys have only headers that CloudFront allows there.",
  why: "CloudFront refuses some headers in a cache key, and others would give every viewer a separate copy.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "medium",
  types: [cachePolicyType],
  evaluate(policy) {
    const key = "parametersInCacheKeyAndForwardedToOrigin";
    const hasFlags =
      isTrue(part(policy.props, key, "enableAcceptEncodingGzip")) ||
      isTrue(part(policy.props, key, "enableAcceptEncodingBrotli"));
    return checkEach(
      texts(part(policy.props, key, "headersConfig", "headers", "items")),
      (name) => {
        const isRefused = refused.includes(name.toLowerCase());
        return (
          (isRefused || (hasFlags && name.toLowerCase() === "accept-encoding")) &&
          report(
            policy,
            `${key}.headersConfig.headers`,
            `has ${shown(name)}`,
            isRefused
              ? "name it in an origin request policy instead"
              : "leave it out: enableAcceptEncodingGzip and enableAcceptEncodingBrotli replace it",
          )
        );
      },
    );
  },
});
