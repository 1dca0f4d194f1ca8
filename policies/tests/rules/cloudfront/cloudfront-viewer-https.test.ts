import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontViewerHttps } from "../../../rules/cloudfront/cloudfront-viewer-https.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontViewerHttps, {
  passes: [
    { title: "redirects, and HTTPS alone", given: distribution() },
    {
      title: "a policy that is not known yet",
      given: distribution({ "defaultCacheBehavior.viewerProtocolPolicy": unknown }),
    },
  ],
  violates: [
    {
      title: "plain HTTP by default",
      given: distribution({ "defaultCacheBehavior.viewerProtocolPolicy": "allow-all" }),
      reports: [
        'example-distribution defaultCacheBehavior.viewerProtocolPolicy is "allow-all"; write "redirect-to-https" or "https-only"',
      ],
    },
    {
      title: "a path without the property",
      given: distribution({ "orderedCacheBehaviors[0].viewerProtocolPolicy": undefined }),
      reports: [
        'example-distribution orderedCacheBehaviors[0].viewerProtocolPolicy is nothing; write "redirect-to-https" or "https-only"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["orderedCacheBehaviors", 2, "viewerProtocolPolicy"],
        "allow-all",
      ),
    reports: [
      'facade-distribution orderedCacheBehaviors[2].viewerProtocolPolicy is "allow-all"; write "redirect-to-https" or "https-only"',
    ],
  },
});
