import { notOneOf } from "../../old-finding.ts";
import { distributionType } from "../../reading/edge-function.ts";
import { part } from "../../reading/value.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { resourceRule } from "../../rule.ts";

export const cloudfrontSni = resourceRule({
  name: "cloudfront-sni",
  statement: "Certificates are chosen by the name a viewer asks for.",
  why: "Anything else buys an address of its own in every edge location, at hundreds of dollars a month.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html",
  severity: "low",
  level: "mandatory",
  anchors: ["CloudFront.8"],
  types: [distributionType],
  *evaluate({ props }) {
    const certificate = props["viewerCertificate"];
    if (hasOwnCertificate(certificate)) {
      yield* notOneOf("viewerCertificate.sslSupportMethod", part(certificate, "sslSupportMethod"), [
        "sni-only",
      ]);
    }
  },
});
