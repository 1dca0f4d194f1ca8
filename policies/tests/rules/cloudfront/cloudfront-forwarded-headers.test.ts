import { originRequestPolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontForwardedHeaders } from "../../../rules/cloudfront/cloudfront-forwarded-headers.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** A policy that names headers. */
function forwarding(items: unknown, headerBehavior = "whitelist") {
  return resource(originRequestPolicyType, {
    props: { headersConfig: { headerBehavior, headers: { items } } },
  });
}

describeRule(cloudfrontForwardedHeaders, {
  passes: [
    { title: "another header", given: forwarding(["Accept"]) },
    { title: "all but those", given: forwarding(["Authorization"], "allExcept") },
    { title: "headers that are not known yet", given: forwarding(unknown) },
  ],
  violates: [
    {
      title: "Authorization",
      given: forwarding(["Accept", "authorization"]),
      reports: [
        'example-originRequestPolicy headersConfig.headers has "authorization"; put it into the key of a cache policy, or use the managed AllViewerExceptHostHeader',
      ],
    },
    {
      title: "Accept-Encoding",
      given: forwarding(["Accept-Encoding"]),
      reports: [
        'example-originRequestPolicy headersConfig.headers has "Accept-Encoding"; set enableAcceptEncodingGzip and enableAcceptEncodingBrotli of a cache policy',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(originRequestPolicyType, "facade-api-forward"),
        ["headersConfig", "headers", "items", 3],
        "Authorization",
      ),
    reports: [
      'facade-api-forward headersConfig.headers has "Authorization"; put it into the key of a cache policy, or use the managed AllViewerExceptHostHeader',
    ],
  },
});
