import { oneOf, property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontSni = resourceRule({
  name: "cloudfront-sni",
  statement: "Viewer certificates are selected by SNI.",
  why: "Anything else uses a dedicated IP address in every edge location, at hundreds of dollars a month.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "low",
  anchors: ["CloudFront.8"],
  types: [distributionType],
  evaluate: (distribution) =>
    hasOwnCertificate(distribution.props["viewerCertificate"]) &&
    property("viewerCertificate.sslSupportMethod", oneOf("sni-only"))(distribution),
});
