import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { cloudfrontOwnCertificate } from "../../../rules/cloudfront/cloudfront-own-certificate.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const front = (viewerCertificate: unknown) =>
  resource(distributionType, { props: { viewerCertificate } });
const own = { cloudfrontDefaultCertificate: true, minimumProtocolVersion: "TLSv1.2_2021" };
const settings = { required: true };
const found =
  "viewerCertificate is CloudFront's own, which accepts TLS 1.0; write aliases and the certificate of a domain";

describeRule(cloudfrontOwnCertificate, {
  passes: [
    { title: "a certificate", given: front({ acmCertificateArn: "a" }), settings },
    {
      title: "a certificate that is not known yet",
      given: front({ acmCertificateArn: unknown }),
      settings,
    },
    { title: "CloudFront's own, unless configured", given: front(own) },
  ],
  violates: [
    {
      title: "CloudFront's own",
      given: front(own),
      settings,
      reports: [`example-distribution ${found}`],
    },
  ],
  mutation: {
    breaks: (draft) => draft.set(draft.node(distributionType), ["viewerCertificate"], own),
    settings,
    reports: [`facade-distribution ${found}`],
  },
});
