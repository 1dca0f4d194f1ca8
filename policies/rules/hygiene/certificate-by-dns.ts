import { exactly, property, report } from "../../property-check.ts";
import { certificateType } from "../../reading/viewer-certificate.ts";
import { resourceRule } from "../../rule.ts";

export const certificateByDns = resourceRule({
  name: "certificate-by-dns",
  statement: "Certificates are renewed automatically.",
  why: "ACM renews what a DNS record validates; any other certificate needs a response to an email, or an import, in time.",
  url: "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
  severity: "medium",
  types: [certificateType],
  evaluate(certificate) {
    const { certificateAuthorityArn, privateKey } = certificate.props;
    if (privateKey !== undefined) {
      return report(
        certificate,
        "privateKey",
        "is given, so the certificate is brought and not issued",
        'write domainName and validationMethod: "DNS" in its place',
      );
    }
    // A private authority needs no validation.
    return (
      certificateAuthorityArn === undefined &&
      property("validationMethod", exactly("DNS"))(certificate)
    );
  },
});
