import { distributionType } from "../../../reading/distribution.ts";
import { unknown } from "../../../reading/value.ts";
import { certificateType, validationType } from "../../../reading/viewer-certificate.ts";
import { cloudfrontCertificateRegion } from "../../../rules/cloudfront/cloudfront-certificate-region.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { distribution } from "../../front-fixtures.ts";

/** A distribution with a certificate in some Region, issued or not. */
function certified(region: unknown, isWaited: boolean) {
  const certificate = resource(certificateType, { props: { region } });
  const validation = resource(validationType, { from: { certificateArn: [certificate] } });
  return [
    certificate,
    validation,
    distribution({}, { from: { viewerCertificate: [isWaited ? validation : certificate] } }),
  ];
}

describeRule(cloudfrontCertificateRegion, {
  passes: [
    { title: "us-east-1, through its validation", given: certified("us-east-1", true) },
    { title: "us-east-1", given: certified("us-east-1", false) },
    { title: "a Region that is not known yet", given: certified(unknown, true) },
    {
      title: "a certificate of something else",
      given: [resource(certificateType), distribution()],
    },
  ],
  violates: [
    {
      title: "another Region, through its validation",
      given: certified("eu-west-1", true),
      reports: ['example-certificate region is "eu-west-1"; write region: "us-east-1"'],
    },
    {
      title: "the provider's Region",
      given: certified(undefined, false),
      reports: ['example-certificate region is "eu-west-1"; write region: "us-east-1"'],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const facade = draft.node(distributionType);
      const certificate = draft.add(facade, certificateType, "certificate", {
        region: "eu-west-1",
        validationMethod: "DNS",
      });
      const validation = draft.add(facade, validationType, "validation", { region: "us-east-1" });
      draft.wire(validation, "certificateArn", [certificate]);
      draft.wire(facade, "viewerCertificate", [validation]);
    },
    reports: ['certificate region is "eu-west-1"; write region: "us-east-1"'],
  },
});
