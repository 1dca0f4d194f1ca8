import { modernViewerSecurityPolicies } from "../../../aws/cloudfront-limits.ts";
import { oneOf, property } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const cloudfrontViewerTls = resourceRule({
  name: "cloudfront-viewer-tls",
  statement: "Viewers of an alternate domain name use TLS 1.2 or newer.",
  why: "Older TLS has known attacks, and CloudFront allows it unless configured otherwise.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
  severity: "high",
  anchors: ["CloudFront.15", "CKV_AWS_174", "AWS-0013"],
  types: [distributionType],
  settings: {
    securityPolicies: listSetting(
      "Security policies of CloudFront that may be used.",
      modernViewerSecurityPolicies.value,
    ),
  },
  evaluate: (distribution, { securityPolicies }) =>
    hasOwnCertificate(distribution.props["viewerCertificate"]) &&
    property("viewerCertificate.minimumProtocolVersion", oneOf(...securityPolicies))(distribution),
});
