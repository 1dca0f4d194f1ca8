import { distributionType } from "../../../reading/distribution.ts";
import { cloudfrontSni } from "../../../rules/cloudfront/cloudfront-sni.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontSni, {
  passes: [
    { title: "a certificate chosen by name", given: distribution() },
    {
      title: "CloudFront's own certificate",
      given: distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
    },
  ],
  violates: [
    {
      title: "dedicated IP addresses",
      given: distribution({ "viewerCertificate.sslSupportMethod": "vip" }),
      reports: [
        'example-distribution viewerCertificate.sslSupportMethod is "vip"; write "sni-only"',
      ],
    },
    {
      title: "no override",
      given: distribution({ "viewerCertificate.sslSupportMethod": undefined }),
      reports: [
        'example-distribution viewerCertificate.sslSupportMethod is nothing; write "sni-only"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["viewerCertificate"], {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/one",
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "vip",
      }),
    reports: ['facade-distribution viewerCertificate.sslSupportMethod is "vip"; write "sni-only"'],
  },
});
