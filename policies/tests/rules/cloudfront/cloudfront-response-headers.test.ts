import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontResponseHeaders } from "../../../rules/cloudfront/cloudfront-response-headers.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontResponseHeaders, {
  passes: [
    { title: "a policy everywhere", given: distribution() },
    {
      title: "a policy that is not known yet",
      given: distribution({ "defaultCacheBehavior.responseHeadersPolicyId": unknown }),
    },
  ],
  violates: [
    {
      title: "no policy",
      given: distribution({ "orderedCacheBehaviors[1].responseHeadersPolicyId": undefined }),
      reports: [
        "example-distribution orderedCacheBehaviors[1].responseHeadersPolicyId is nothing; write the id of a response headers policy",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["defaultCacheBehavior", "responseHeadersPolicyId"],
        undefined,
      ),
    reports: [
      "facade-distribution defaultCacheBehavior.responseHeadersPolicyId is nothing; write the id of a response headers policy",
    ],
  },
});
