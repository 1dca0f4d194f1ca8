import {
  headersOutsideCacheKeys,
  headersUselessInCacheKeys,
} from "../../../aws/cloudfront-headers.ts";
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
  statement: "Keys of caches have only headers that CloudFront lets into them.",
  why: "CloudFront refuses some headers, and others would give every viewer a copy of one's own.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html",
  severity: "medium",
  level: "mandatory",
  types: [cachePolicyType],
  *evaluate({ props }) {
    const key = props["parametersInCacheKeyAndForwardedToOrigin"];
    const hasFlags =
      isTrue(part(key, "enableAcceptEncodingGzip")) ||
      isTrue(part(key, "enableAcceptEncodingBrotli"));
    const names = texts(part(key, "headersConfig", "headers", "items"));
    for (const name of names) {
      const isRefused = refused.includes(name.toLowerCase());
      if (isRefused || (hasFlags && name.toLowerCase() === "accept-encoding")) {
        yield {
          at: "parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers",
          found: `has ${shown(name)}`,
          write: isRefused
            ? "name it in an origin request policy instead"
            : "leave it out: enableAcceptEncodingGzip and enableAcceptEncodingBrotli stand for it",
        };
      }
    }
  },
});
