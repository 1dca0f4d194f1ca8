import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginHttps } from "../../../rules/cloudfront/cloudfront-origin-https.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginHttps, {
  passes: [
    { title: "HTTPS alone", given: distribution() },
    {
      title: "a protocol that is not known yet",
      given: distribution({ "origins[1].customOriginConfig.originProtocolPolicy": unknown }),
    },
  ],
  violates: [
    {
      title: "plain HTTP",
      given: distribution({ "origins[1].customOriginConfig.originProtocolPolicy": "http-only" }),
      reports: [
        'example-distribution origins[1].customOriginConfig.originProtocolPolicy is "http-only"; write "https-only"',
      ],
    },
    {
      title: "match-viewer",
      given: distribution({ "origins[2].customOriginConfig.originProtocolPolicy": "match-viewer" }),
      reports: [
        'example-distribution origins[2].customOriginConfig.originProtocolPolicy is "match-viewer"; write "https-only"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["origins", 3, "customOriginConfig", "originProtocolPolicy"],
        "match-viewer",
      ),
    reports: [
      'facade-distribution origins[3].customOriginConfig.originProtocolPolicy is "match-viewer"; write "https-only"',
    ],
  },
});
