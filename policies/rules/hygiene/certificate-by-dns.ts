import { shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const certificateByDns = resourceRule({
  name: "certificate-by-dns",
  statement: "Certificates renew themselves.",
  why: "AWS renews what a DNS record proves; any other way somebody has to read a mail, or bring a file, in time.",
  url: "https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html",
  severity: "medium",
  level: "mandatory",
  types: ["aws:acm/certificate:Certificate"],
  *evaluate({ props }) {
    const { validationMethod, certificateAuthorityArn, privateKey } = props;
    if (privateKey !== undefined) {
      yield {
        at: "privateKey",
        found: "is given, so the certificate is brought and not issued",
        write: 'write domainName and validationMethod: "DNS" in its place',
      };
    } else if (
      // One's own authority asks for no proof.
      certificateAuthorityArn === undefined &&
      validationMethod !== unknown &&
      validationMethod !== "DNS"
    ) {
      yield {
        at: "validationMethod",
        found: `is ${shown(validationMethod)}`,
        write: 'write validationMethod: "DNS"',
      };
    }
  },
});
