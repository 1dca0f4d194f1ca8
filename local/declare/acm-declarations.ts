/**
 * What Certificate Manager answers when certificates are declared.
 *
 * @module
 */
import type { Answer, DeclaredResource, Service } from "./declaration.ts";
import { digest, uuid } from "./digest.ts";

/** Certificates, and waiting for them. */
export const acm: Service = {
  resources: {
    "aws:acm/certificate:Certificate": certificate,
    // Waited for and nothing more: its id is the moment of issue.
    "aws:acm/certificateValidation:CertificateValidation": () => ({
      id: "2020-01-01 00:00:00 +0000 UTC",
    }),
  },
  questions: {
    "aws:acm/getCertificate:getCertificate": ({ args, region, accountId }) => {
      const domain = String(args["domain"] ?? "");
      const arn = `arn:aws:acm:${region}:${accountId}:certificate/${uuid(`certificate\0${domain}`)}`;
      return {
        id: arn,
        arn,
        domain,
        status: "ISSUED",
        certificate: "",
        certificateChain: "",
        tags: {},
      };
    },
  },
};

/** @see https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html */
function certificate(resource: DeclaredResource): Answer {
  const arn = `arn:aws:acm:${resource.region}:${resource.accountId}:certificate/${resource.uuid()}`;
  const domainName = resource.text("domainName") ?? "";
  const { subjectAlternativeNames } = resource.inputs;
  const others = Array.isArray(subjectAlternativeNames) ? subjectAlternativeNames : [];
  const names = [...new Set([domainName, ...others.map(String)])];
  return {
    id: arn,
    arn,
    domainName,
    subjectAlternativeNames: names,
    domainValidationOptions: names.map((name) => validation(name, resource.accountId)),
    keyAlgorithm: "RSA_2048",
    notAfter: "",
    notBefore: "",
    options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
    pendingRenewal: false,
    renewalEligibility: "INELIGIBLE",
    renewalSummaries: [],
    status: "PENDING_VALIDATION",
    type: "AMAZON_ISSUED",
    validationEmails: [],
    validationMethod: "NONE",
  };
}

/**
 * One record for a name and an account, the same in every Region.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function validation(name: string, accountId: string) {
  const seed = `${accountId}\0${name}`;
  return {
    domainName: name,
    resourceRecordName: `_${digest(seed, 32)}.${name.replace(/^\*\./, "")}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest(`${seed}\0value`, 32)}.acm-validations.aws.`,
  };
}
