import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontStagingAliases } from "../../../rules/cloudfront/cloudfront-staging-aliases.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontStagingAliases, {
  passes: [
    { title: "domains, and no trial", given: distribution() },
    { title: "a trial without domains", given: distribution({ staging: true, aliases: [] }) },
    {
      title: "domains that are not known yet",
      given: distribution({ staging: true, aliases: unknown }),
    },
  ],
  violates: [
    {
      title: "a trial with a domain",
      given: distribution({ staging: true }),
      reports: ['example-distribution aliases is ["example.com"]; leave it out'],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      draft.set(facade, ["staging"], true);
      draft.set(facade, ["httpVersion"], "http2");
      draft.set(facade, ["aliases"], ["example.com"]);
      draft.set(facade, ["viewerCertificate"], {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/one",
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      });
    },
    reports: ['facade-distribution aliases is ["example.com"]; leave it out'],
  },
});
