import { distributionType } from "../../reading/edge-function.ts";
import type { StackResource } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { certificatesOf, validationType } from "../../reading/viewer-certificate.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontCertificateIssued = stackRule({
  name: "cloudfront-certificate-issued",
  statement: "Distributions wait until their certificate is issued.",
  why: "CloudFront refuses a certificate that is still pending.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(distributionType)) {
      const asked = certificatesOf(stack, on).filter(isAskedFor);
      const waited = [...stack.reach(on)].filter(({ type }) => type === validationType);
      for (const certificate of asked) {
        if (!waited.some((each) => sources(each).includes(certificate))) {
          yield {
            on,
            at: "viewerCertificate.acmCertificateArn",
            found: `comes from ${certificate.name} itself`,
            write: "write certificateArn of an aws.acm.CertificateValidation of it",
          };
        }
      }
    }
  },
});

/** An imported certificate is issued by then, and one of a private authority at once. */
function isAskedFor({ props }: StackResource): boolean {
  return props["privateKey"] === undefined && props["certificateAuthorityArn"] === undefined;
}
