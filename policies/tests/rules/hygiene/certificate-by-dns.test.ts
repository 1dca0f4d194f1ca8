import { unknown } from "../../../reading/value.ts";
import { certificateByDns } from "../../../rules/hygiene/certificate-by-dns.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:acm/certificate:Certificate";
const certificate = (props: Readonly<Record<string, unknown>>) => resource(type, { props });

describeRule(certificateByDns, {
  passes: [
    { title: "a record as proof", given: certificate({ validationMethod: "DNS" }) },
    { title: "a proof that is not known yet", given: certificate({ validationMethod: unknown }) },
    {
      title: "a private authority",
      given: certificate({
        certificateAuthorityArn: "arn:aws:acm-pca:eu-west-1:1:certificate-authority/1",
      }),
    },
  ],
  violates: [
    {
      title: "a mail as proof",
      given: certificate({ validationMethod: "EMAIL" }),
      reports: ['example-certificate validationMethod is "EMAIL"; write validationMethod: "DNS"'],
    },
    {
      title: "no override",
      given: certificate({}),
      reports: ['example-certificate validationMethod is nothing; write validationMethod: "DNS"'],
    },
    {
      title: "a certificate from elsewhere",
      given: certificate({ privateKey: "a key", validationMethod: "NONE" }),
      reports: [
        'example-certificate privateKey is given, so the certificate is brought and not issued; write domainName and validationMethod: "DNS" in its place',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      draft.add(draft.node("aws:wafv2/webAcl:WebAcl"), type, "domain-certificate", {
        domainName: "example.org",
        validationMethod: "EMAIL",
        region: "us-east-1",
      });
    },
    reports: ['domain-certificate validationMethod is "EMAIL"; write validationMethod: "DNS"'],
  },
});
