import { checkEach, report } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { certificatesOf, validationType } from "../../reading/viewer-certificate.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontCertificateIssued = stackRule({
  name: "cloudfront-certificate-issued",
  statement: "Distributions wait until their certificate is issued.",
  why: "CloudFront refuses a certificate whose validation is pending.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(distributions(stack), (on) => {
      const waited = [...stack.reach(on)].filter(({ type }) => type === validationType);
      return checkEach(
        certificatesOf(stack, on).filter(isRequested),
        (certificate) =>
          !waited.some((each) => sources(each).includes(certificate)) &&
          report(
            on,
            "viewerCertificate.acmCertificateArn",
            `comes from ${certificate.name} itself`,
            "write certificateArn of an aws.acm.CertificateValidation of it",
          ),
      );
    }),
});

/** An imported certificate is issued already, and one of a private authority at once. */
function isRequested({ props }: StackResource): boolean {
  return props["privateKey"] === undefined && props["certificateAuthorityArn"] === undefined;
}
