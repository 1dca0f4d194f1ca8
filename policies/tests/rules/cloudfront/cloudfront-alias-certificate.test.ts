import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontAliasCertificate } from "../../../rules/cloudfront/cloudfront-alias-certificate.ts";
import { describeRule } from "../../describe-rule.ts";
import { distribution } from "../../front-fixtures.ts";

describeRule(cloudfrontAliasCertificate, {
  passes: [
    { title: "a certificate for the domains", given: distribution() },
    {
      title: "no domain and no certificate",
      given: distribution({
        aliases: [],
        viewerCertificate: { cloudfrontDefaultCertificate: true },
      }),
    },
    {
      title: "a certificate that is not known yet",
      given: distribution({ viewerCertificate: { acmCertificateArn: unknown } }),
    },
    { title: "nothing known yet", given: distribution({ viewerCertificate: unknown }) },
  ],
  violates: [
    {
      title: "a domain, and CloudFront's certificate",
      given: distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
      reports: [
        "example-distribution viewerCertificate is CloudFront's default, while there are aliases; write acmCertificateArn: the ARN of a certificate that covers every alias",
      ],
    },
    {
      title: "a domain, and no certificate",
      given: distribution({ viewerCertificate: undefined }),
      reports: [
        "example-distribution viewerCertificate is CloudFront's default, while there are aliases; write acmCertificateArn: the ARN of a certificate that covers every alias",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(distributionType), ["aliases"], ["example.com"]),
    reports: [
      "facade-distribution viewerCertificate is CloudFront's default, while there are aliases; write acmCertificateArn: the ARN of a certificate that covers every alias",
    ],
  },
});
