import { httpDomainType } from "../../reading/http-api.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { restDomainType } from "../../reading/rest-api.ts";
import { sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

const certificateType = "aws:acm/certificate:Certificate";

export const apiDomainCertificate = stackRule({
  name: "api-domain-certificate",
  statement: "A domain's certificate is in the domain's Region.",
  why: "API Gateway looks for certificates in its own Region, and refuses one from elsewhere.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(httpDomainType, restDomainType)) {
      for (const { input, region } of wanted(on)) {
        for (const certificate of certificatesIn(on, input)) {
          const actual = text(regionOf(certificate));
          if (region !== undefined && actual !== undefined && actual !== region) {
            yield {
              on,
              at: input,
              found: `is a certificate of ${shown(actual)}`,
              write: `write one of ${shown(region)}`,
            };
          }
        }
      }
    }
  },
});

/** Which input names a certificate of which Region: domains at the edge take theirs where CloudFront does. */
function wanted(domain: StackResource) {
  const region = text(regionOf(domain));
  return domain.type === httpDomainType
    ? [{ input: "domainNameConfiguration", region }]
    : [
        { input: "regionalCertificateArn", region },
        { input: "certificateArn", region: edgeRegion },
      ];
}

/** Certificates, looked up behind their validation. */
function certificatesIn(domain: StackResource, input: string): readonly StackResource[] {
  return sources(domain, input)
    .flatMap((each) => [each, ...sources(each, "certificateArn")])
    .filter(({ type }) => type === certificateType);
}
