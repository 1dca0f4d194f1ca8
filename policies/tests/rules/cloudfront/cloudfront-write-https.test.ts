import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontWriteHttps } from "../../../rules/cloudfront/cloudfront-write-https.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontWriteHttps, {
  passes: [
    { title: "writes over HTTPS alone, reads after a redirect", given: distribution() },
    {
      title: "a policy that is not known yet",
      given: distribution({ "orderedCacheBehaviors[1].viewerProtocolPolicy": unknown }),
    },
  ],
  violates: [
    {
      title: "writes that are redirected",
      given: distribution({ "orderedCacheBehaviors[1].viewerProtocolPolicy": "redirect-to-https" }),
      reports: [
        'example-distribution orderedCacheBehaviors[1].viewerProtocolPolicy is "redirect-to-https"; write "https-only" where POST, PUT, PATCH or DELETE are allowed',
      ],
    },
    {
      title: "one method that writes",
      given: distribution({ "orderedCacheBehaviors[0].allowedMethods": ["GET", "DELETE"] }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].viewerProtocolPolicy is "redirect-to-https"; write "https-only" where POST, PUT, PATCH or DELETE are allowed',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 3, "viewerProtocolPolicy"],
        "redirect-to-https",
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[3].viewerProtocolPolicy is "redirect-to-https"; write "https-only" where POST, PUT, PATCH or DELETE are allowed',
    ],
  },
});
