import { checkEach, report } from "../../property-check.ts";
import { httpDomainType } from "../../reading/http-api-reading.ts";
import { edgeRegion } from "../../reading/region.ts";
import { regionOf, type StackResource } from "../../reading/resource.ts";
import { restDomainType } from "../../reading/rest-api-reading.ts";
import { sources } from "../../reading/stack.ts";
import { shown, text } from "../../reading/value.ts";
import { certificateType } from "../../reading/viewer-certificate.ts";
import { stackRule } from "../../rule.ts";

export const apiDomainCertificate = stackRule({
  name: "api-domain-certificate",
  statement: "A custom domain's certificate is in the domain's Region.",
  why: "API Gateway accepts certificates of its own Region only.",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(httpDomainType, restDomainType), (on) =>
      checkEach(wanted(on), ({ input, region }) =>
        checkEach(certificatesIn(on, input), (certificate) => {
          const actual = text(regionOf(certificate));
          return (
            region !== undefined &&
            actual !== undefined &&
            actual !== region &&
            report(
              on,
              input,
              `is a certificate of ${shown(actual)}`,
              `write one of ${shown(region)}`,
            )
          );
        }),
      ),
    ),
});

/** Which input names a certificate of which Region: edge-optimized domains take theirs where CloudFront does. */
function wanted(domain: StackResource) {
  const region = text(regionOf(domain));
  return domain.type === httpDomainType
    ? [{ input: "domainNameConfiguration", region }]
    : [
        { input: "regionalCertificateArn", region },
        { input: "certificateArn", region: edgeRegion },
      ];
}

/** Certificates, also behind their validation. */
function certificatesIn(domain: StackResource, input: string): readonly StackResource[] {
  return sources(domain, input)
    .flatMap((each) => [each, ...sources(each, "certificateArn")])
    .filter(({ type }) => type === certificateType);
}
