/**
 * Names of a distribution that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
 * @module
 */
import { cloudFrontRegion } from "../../../aws/cloudfront-regions.ts";
import type { Value } from "../../program/graph.ts";
import { asBag } from "../../program/values.ts";
import { type Refusal, shown } from "../findings.ts";

/** An alias requires a certificate in us-east-1. */
export function refuseAliases(
  aliases: readonly string[],
  viewerCertificate: Value | undefined,
): readonly Refusal[] {
  const certificate = asBag(viewerCertificate) ?? {};
  const arn = certificate["acmCertificateArn"];
  const refusals: Refusal[] = [];
  if (aliases.length > 0 && !arn && !certificate["iamCertificateId"]) {
    const message = `must be empty without a certificate that covers them, got ${shown(aliases)}`;
    refusals.push({ path: "aliases", message });
  }
  if (typeof arn === "string" && arn !== "" && arn.split(":")[3] !== cloudFrontRegion.value) {
    const message = `must be a certificate in ${cloudFrontRegion.value}, got ${shown(arn)}`;
    refusals.push({ path: "viewerCertificate.acmCertificateArn", message });
  }
  return refusals;
}
