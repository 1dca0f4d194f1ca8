import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { certificateType, validationType } from "../../../reading/viewer-certificate.ts";
import { cloudfrontCertificateIssued } from "../../../rules/cloudfront/cloudfront-certificate-issued.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** A distribution whose certificate comes through `way`. */
function certified(way: "validation" | "itself" | "both", props: object = {}) {
  const certificate = resource(certificateType, { props: { ...props } });
  const validation = resource(validationType, { from: { certificateArn: [certificate] } });
  const from = { viewerCertificate: [way === "validation" ? validation : certificate] };
  const dependsOn = way === "both" ? [validation] : [];
  return [certificate, validation, distribution({}, { from, dependsOn })];
}

describeRule(cloudfrontCertificateIssued, {
  passes: [
    { title: "a certificate that came through its validation", given: certified("validation") },
    {
      title: "an imported certificate",
      given: certified("itself", { privateKey: "key" }),
    },
    {
      title: "a certificate of a private authority",
      given: certified("itself", { certificateAuthorityArn: unknown }),
    },
    { title: "a distribution without one", given: distribution() },
  ],
  violates: [
    {
      title: "a certificate without validation",
      given: certified("itself"),
      reports: [
        "example-distribution viewerCertificate.acmCertificateArn comes from example-certificate itself; write certificateArn of an aws.acm.CertificateValidation of it",
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      const certificate = draft.add(facade, certificateType, "certificate", {
        region: "us-east-1",
        validationMethod: "DNS",
      });
      draft.wire(facade, "viewerCertificate", [certificate]);
    },
    reports: [
      "facade-distribution viewerCertificate.acmCertificateArn comes from certificate itself; write certificateArn of an aws.acm.CertificateValidation of it",
    ],
  },
});
