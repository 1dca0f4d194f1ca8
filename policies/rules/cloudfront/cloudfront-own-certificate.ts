import { report } from "../../property-check.ts";
import { distributionType } from "../../reading/distribution.ts";
import { hasUnknown } from "../../reading/value.ts";
import { hasOwnCertificate } from "../../reading/viewer-certificate.ts";
import { flagSetting, resourceRule } from "../../rule.ts";

export const cloudfrontOwnCertificate = resourceRule({
  name: "cloudfront-own-certificate",
  statement: "Viewers use a domain name of the stack, with its certificate.",
  why: "With its own certificate CloudFront accepts TLS 1.0, whatever minimumProtocolVersion states, and the name changes with the distribution.",
  url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html",
  severity: "medium",
  level: "advisory",
  types: [distributionType],
  settings: { required: flagSetting("Whether a distribution must have a certificate of its own.") },
  evaluate(distribution, { required }) {
    const given = distribution.props["viewerCertificate"];
    return (
      required &&
      !hasUnknown(given) &&
      !hasOwnCertificate(given) &&
      report(
        distribution,
        "viewerCertificate",
        "is CloudFront's own, which accepts TLS 1.0",
        "write aliases and the certificate of a domain",
      )
    );
  },
});
