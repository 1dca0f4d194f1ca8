/**
 * The certificate a distribution shows to viewers.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { isTrue, part, unknown, type Value } from "./value.ts";

export const certificateType = "aws:acm/certificate:Certificate";
export const validationType = "aws:acm/certificateValidation:CertificateValidation";

/** Whether it is not CloudFront's own, which covers `*.cloudfront.net` alone. */
export function hasOwnCertificate(viewerCertificate: Value): boolean {
  return (
    viewerCertificate !== unknown &&
    !isTrue(part(viewerCertificate, "cloudfrontDefaultCertificate")) &&
    ["acmCertificateArn", "iamCertificateId"].some(
      (key) => part(viewerCertificate, key) !== undefined,
    )
  );
}

/** Certificates of the stack that come in through `viewerCertificate`, directly or behind their validation. */
export function certificatesOf(
  stack: Stack,
  distribution: StackResource,
): readonly StackResource[] {
  const direct = sources(distribution, "viewerCertificate");
  const waited = direct.filter(({ type }) => type === validationType);
  const found = [...direct, ...waited.flatMap((each) => sources(each, "certificateArn"))];
  return stack.ofType(certificateType).filter((each) => found.includes(each));
}
