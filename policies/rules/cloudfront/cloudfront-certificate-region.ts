import { elsewhere } from "../../old-finding.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { edgeRegion } from "../../reading/region.ts";
import { certificatesOf } from "../../reading/viewer-certificate.ts";
import { stackRule } from "../../rule.ts";

export const cloudfrontCertificateRegion = stackRule({
  name: "cloudfront-certificate-region",
  statement: "Certificates for viewers are in us-east-1.",
  why: "CloudFront refuses a certificate of any other Region.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  level: "mandatory",
  *evaluate(stack) {
    for (const distribution of stack.ofType(distributionType)) {
      for (const on of certificatesOf(stack, distribution)) {
        yield* elsewhere(on, edgeRegion);
      }
    }
  },
});
