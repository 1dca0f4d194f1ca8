import { report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontAliasCertificate = resourceRule({
  name: "cloudfront-alias-certificate",
  statement: "A distribution with alternate domain names has a certificate for them.",
  why: "CloudFront's default certificate covers only its own domain, and CloudFront refuses any other alias with it.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "high",
  anchors: ["CloudFront.7", "CKV2_AWS_42"],
  types: [distributionType],
  evaluate(distribution) {
    const { aliases, viewerCertificate } = distribution.props;
    const isKnown = viewerCertificate !== unknown && isPresent(aliases) && aliases !== unknown;
    return (
      isKnown &&
      !hasOwnCertificate(viewerCertificate) &&
      report(
        distribution,
        "viewerCertificate",
        "is CloudFront's default, while there are aliases",
        "write acmCertificateArn: the ARN of a certificate that covers every alias",
      )
    );
  },
});
