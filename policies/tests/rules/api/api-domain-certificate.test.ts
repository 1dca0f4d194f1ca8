import { httpApiType, httpDomainType } from "../../../reading/http-api-reading.ts";
import { restDomainType } from "../../../reading/rest-api-reading.ts";
import { unknown } from "../../../reading/value.ts";
import { apiDomainCertificate } from "../../../rules/api/api-domain-certificate.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const certificateType = "aws:acm/certificate:Certificate";
const validationType = "aws:acm/certificateValidation:CertificateValidation";

/** A domain in eu-west-1 with a certificate of some Region, issued or not yet. */
function domain(region: unknown, type = httpDomainType, input = "domainNameConfiguration") {
  const certificate = resource(certificateType, { props: { region } });
  const issued = resource(validationType, { from: { certificateArn: [certificate] } });
  return [certificate, issued, resource(type, { from: { [input]: [issued] } })];
}

describeRule(apiDomainCertificate, {
  passes: [
    { title: "the domain's Region", given: domain("eu-west-1") },
    { title: "not known yet", given: domain(unknown) },
    { title: "no certificate of this stack", given: [resource(httpDomainType)] },
    {
      title: "a domain at the edge",
      given: domain("us-east-1", restDomainType, "certificateArn"),
    },
  ],
  violates: [
    {
      title: "another Region",
      given: domain("us-east-1"),
      reports: [
        'example-domainName domainNameConfiguration is a certificate of "us-east-1"; write one of "eu-west-1"',
      ],
    },
    {
      title: "another Region, of a REST API",
      given: domain("us-east-1", restDomainType, "regionalCertificateArn"),
      reports: [
        'example-domainName regionalCertificateArn is a certificate of "us-east-1"; write one of "eu-west-1"',
      ],
    },
    {
      title: "a domain at the edge with a certificate of a Region",
      given: domain("eu-west-1", restDomainType, "certificateArn"),
      reports: [
        'example-domainName certificateArn is a certificate of "eu-west-1"; write one of "us-east-1"',
      ],
    },
  ],
  mutation: {
    breaks: (draft) => {
      const api = draft.node(httpApiType, "api-us-east-1-http");
      const certificate = draft.add(api, certificateType, "late-certificate", {
        region: "eu-west-1",
        domainName: "api.example.com",
        validationMethod: "DNS",
        keyAlgorithm: "EC_prime256v1",
      });
      const named = draft.add(api, httpDomainType, "late-domain", {
        region: "us-east-1",
        domainName: "api.example.com",
        domainNameConfiguration: { endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
      });
      draft.wire(named, "domainNameConfiguration", [certificate]);
    },
    reports: [
      'late-domain domainNameConfiguration is a certificate of "eu-west-1"; write one of "us-east-1"',
    ],
  },
});
