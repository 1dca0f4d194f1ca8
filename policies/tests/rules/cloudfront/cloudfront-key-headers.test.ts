import { cachePolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontKeyHeaders } from "../../../rules/cloudfront/cloudfront-key-headers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A cache policy with headers in its key. */
function keyed(items: unknown, flags: object = {}) {
  return resource(cachePolicyType, {
    props: {
      parametersInCacheKeyAndForwardedToOrigin: {
        ...flags,
        headersConfig: { headerBehavior: "whitelist", headers: { items } },
      },
    },
  });
}

describeRule(cloudfrontKeyHeaders, {
  passes: [
    {
      title: "headers that are often the same",
      given: keyed(["Authorization", "CloudFront-Viewer-Country"]),
    },
    { title: "Accept-Encoding, and no flag", given: keyed(["Accept-Encoding"]) },
    { title: "headers that are not known yet", given: keyed(unknown) },
  ],
  violates: [
    {
      title: "the viewer's address",
      given: keyed(["CloudFront-Viewer-Address"]),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers has "CloudFront-Viewer-Address"; name it in an origin request policy instead',
      ],
    },
    {
      title: "Accept-Encoding, and gzip",
      given: keyed(["accept-encoding"], { enableAcceptEncodingGzip: true }),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers has "accept-encoding"; leave it out: enableAcceptEncodingGzip and enableAcceptEncodingBrotli replace it',
      ],
    },
    {
      title: "Accept-Encoding, and Brotli",
      given: keyed(["Accept-Encoding"], { enableAcceptEncodingBrotli: true }),
      reports: [
        'example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers has "Accept-Encoding"; leave it out: enableAcceptEncodingGzip and enableAcceptEncodingBrotli replace it',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(cachePolicyType, "facade-own-cache"),
        ["parametersInCacheKeyAndForwardedToOrigin", "headersConfig", "headers", "items", 1],
        "CloudFront-Viewer-TLS",
      ),
    reports: [
      'facade-own-cache parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers has "CloudFront-Viewer-TLS"; name it in an origin request policy instead',
    ],
  },
});
