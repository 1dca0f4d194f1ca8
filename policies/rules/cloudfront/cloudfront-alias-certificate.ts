import { distributionType } from "../../reading/edge-function.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontAliasCertificate = resourceRule({
  name: "cloudfront-alias-certificate",
  statement: "A distribution with domains of its own has a certificate of its own.",
  why: "CloudFront refuses a domain that its own certificate does not cover.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CloudFront.7", "CKV2_AWS_42"],
  types: [distributionType],
  *evaluate({ props }) {
    const { aliases, viewerCertificate } = props;
    const isSaid = viewerCertificate !== unknown && isPresent(aliases) && aliases !== unknown;
    if (isSaid && !hasOwnCertificate(viewerCertificate)) {
      yield {
        at: "viewerCertificate",
        found: "is CloudFront's own, while there are aliases",
        write: "write acmCertificateArn: the ARN of a certificate that covers every alias",
      };
    }
  },
});
