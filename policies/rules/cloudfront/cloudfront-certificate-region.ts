import { checkEach, inRegion } from "../../property-check.ts";
import { distributions } from "../../reading/distribution.ts";
import { edgeRegion } from "../../reading/region.ts";
import { certificatesOf } from "../../reading/viewer-certificate.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontCertificateRegion = stackRule({
  name: "cloudfront-certificate-region",
  statement: "Certificates for viewers are in us-east-1.",
  why: "CloudFront refuses a certificate of any other Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  evaluate: (stack) =>
    checkEach(
      distributions(stack).flatMap((on) => certificatesOf(stack, on)),
      inRegion(edgeRegion),
    ),
});
