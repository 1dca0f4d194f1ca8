import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOriginTls } from "../../../rules/cloudfront/cloudfront-origin-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontOriginTls, {
  passes: [
    { title: "TLS 1.2", given: distribution() },
    {
      title: "versions that are not known yet",
      given: distribution({ "origins[1].customOriginConfig.originSslProtocols": unknown }),
    },
    {
      title: "what is configured",
      settings: { versions: ["TLSv1.1", "TLSv1.2"] },
      given: distribution({ "origins[1].customOriginConfig.originSslProtocols": ["TLSv1.1"] }),
    },
  ],
  violates: [
    {
      title: "an older one beside it",
      given: distribution({
        "origins[1].customOriginConfig.originSslProtocols": ["TLSv1.1", "TLSv1.2"],
      }),
      reports: [
        'example-distribution origins[1].customOriginConfig.originSslProtocols is ["TLSv1.1","TLSv1.2"]; write ["TLSv1.2"]',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(
        draft.node(distributionType),
        ["origins", 4, "customOriginConfig", "originSslProtocols"],
        ["TLSv1", "TLSv1.2"],
      ),
    reports: [
      'facade-distribution origins[4].customOriginConfig.originSslProtocols is ["TLSv1","TLSv1.2"]; write ["TLSv1.2"]',
    ],
  },
});
