import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontErrorCaching } from "../../../rules/cloudfront/cloudfront-error-caching.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution, managed } from "../../front-fixtures.ts";

const second = "customErrorResponses[1].errorCachingMinTtl";

describeRule(cloudfrontErrorCaching, {
  passes: [
    { title: "a second", given: distribution() },
    { title: "no time at all", given: distribution({ [second]: 0 }) },
    { title: "a time that is not known yet", given: distribution({ [second]: unknown }) },
    {
      title: "errors that are not known yet",
      given: distribution({ customErrorResponses: unknown }),
    },
    {
      title: "a longer time",
      settings: { longestSeconds: 5 },
      given: distribution({ [second]: 5 }),
    },
    {
      title: "fewer codes",
      settings: { codes: [404] },
      given: distribution({ [second]: 10 }),
    },
    {
      title: "a distribution without caching",
      given: distribution({
        customErrorResponses: [],
        orderedCacheBehaviors: [],
        "defaultCacheBehavior.cachePolicyId": managed.cachingDisabled,
      }),
    },
  ],
  violates: [
    {
      title: "two seconds, for the first",
      given: distribution({ "customErrorResponses[0].errorCachingMinTtl": 2 }),
      reports: [
        "example-distribution customErrorResponses[0].errorCachingMinTtl is 2 for 404; write errorCachingMinTtl: 1 for 404",
      ],
    },
    {
      title: "two seconds",
      given: distribution({ [second]: 2 }),
      reports: [
        "example-distribution customErrorResponses[1].errorCachingMinTtl is 2 for 500; write errorCachingMinTtl: 1 for 500",
      ],
    },
    {
      title: "as long as CloudFront likes",
      given: distribution({ [second]: undefined }),
      reports: [
        "example-distribution customErrorResponses[1].errorCachingMinTtl is 10 for 500; write errorCachingMinTtl: 1 for 500",
      ],
    },
    {
      title: "nothing about a code",
      given: distribution({ "customErrorResponses[4].errorCode": 501 }),
      reports: [
        "example-distribution customErrorResponses has nothing about 504; write errorCachingMinTtl: 1 for 504",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["customErrorResponses", 4, "errorCachingMinTtl"],
        10,
      ),
    reports: [
      "facade-distribution customErrorResponses[4].errorCachingMinTtl is 10 for 502; write errorCachingMinTtl: 1 for 502",
    ],
  },
});
