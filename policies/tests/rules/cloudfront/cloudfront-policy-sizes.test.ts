import { cachePolicyType, originRequestPolicyType } from "../../../reading/behavior-policy.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontPolicySizes } from "../../../rules/cloudfront/cloudfront-policy-sizes.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

/** So many names. */
function names(count: number) {
  return { items: Array.from({ length: count }, (_, index) => `n${index}`) };
}

/** A cache policy with this in its key. */
function keyed(parametersInCacheKeyAndForwardedToOrigin: object) {
  return resource(cachePolicyType, { props: { parametersInCacheKeyAndForwardedToOrigin } });
}

describeRule(cloudfrontPolicySizes, {
  passes: [
    {
      title: "ten of each",
      given: keyed({
        headersConfig: { headers: names(10) },
        cookiesConfig: { cookies: names(10) },
        queryStringsConfig: { queryStrings: names(10) },
      }),
    },
    {
      title: "names that are not known yet",
      given: keyed({ headersConfig: { headers: { items: unknown } } }),
    },
    {
      title: "a quota that was raised",
      settings: { most: 11 },
      given: keyed({ headersConfig: { headers: names(11) } }),
    },
  ],
  violates: [
    {
      title: "eleven headers",
      given: keyed({ headersConfig: { headers: names(11) } }),
      reports: [
        "example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.headersConfig.headers has 11 names; leave at most 10",
      ],
    },
    {
      title: "eleven cookies",
      given: keyed({ cookiesConfig: { cookies: names(11) } }),
      reports: [
        "example-cachePolicy parametersInCacheKeyAndForwardedToOrigin.cookiesConfig.cookies has 11 names; leave at most 10",
      ],
    },
    {
      title: "eleven query strings that are forwarded",
      given: resource(originRequestPolicyType, {
        props: { queryStringsConfig: { queryStrings: names(11) } },
      }),
      reports: [
        "example-originRequestPolicy queryStringsConfig.queryStrings has 11 names; leave at most 10",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(cachePolicyType, "facade-api-cache"),
        ["parametersInCacheKeyAndForwardedToOrigin", "queryStringsConfig", "queryStrings", "items"],
        ["league", "page", "pageSize", "played", "sort", "team", "week", "h", "i", "j", "k"],
      ),
    reports: [
      "facade-api-cache parametersInCacheKeyAndForwardedToOrigin.queryStringsConfig.queryStrings has 11 names; leave at most 10",
    ],
  },
});
