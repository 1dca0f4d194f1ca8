import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontViewerTls } from "../../../rules/cloudfront/cloudfront-viewer-tls.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontViewerTls, {
  passes: [
    { title: "TLS 1.2 of 2021", given: distribution() },
    {
      title: "CloudFront's default certificate, whose version is fixed",
      given: distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
    },
    {
      title: "a certificate and a floor that are not known yet",
      given: distribution({
        "viewerCertificate.acmCertificateArn": unknown,
        "viewerCertificate.minimumProtocolVersion": unknown,
      }),
    },
    {
      title: "what is configured",
      settings: { securityPolicies: ["TLSv1.2_2019"] },
      given: distribution({ "viewerCertificate.minimumProtocolVersion": "TLSv1.2_2019" }),
    },
  ],
  violates: [
    {
      title: "an older floor",
      given: distribution({ "viewerCertificate.minimumProtocolVersion": "TLSv1.2_2019" }),
      reports: [
        'example-distribution viewerCertificate.minimumProtocolVersion is "TLSv1.2_2019"; write "TLSv1.2_2021", "TLSv1.2_2025" or "TLSv1.3_2025"',
      ],
    },
    {
      title: "no floor",
      given: distribution({ "viewerCertificate.minimumProtocolVersion": undefined }),
      reports: [
        'example-distribution viewerCertificate.minimumProtocolVersion is nothing; write "TLSv1.2_2021", "TLSv1.2_2025" or "TLSv1.3_2025"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(distributionType), ["viewerCertificate"], {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/one",
        minimumProtocolVersion: "TLSv1.1_2016",
        sslSupportMethod: "sni-only",
      }),
    reports: [
      'facade-distribution viewerCertificate.minimumProtocolVersion is "TLSv1.1_2016"; write "TLSv1.2_2021", "TLSv1.2_2025" or "TLSv1.3_2025"',
    ],
  },
});
