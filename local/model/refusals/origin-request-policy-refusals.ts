/**
 * Origin request policies that CloudFront refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
 * @module
 */
import type { OriginRequestPolicy } from "../../services/cloudfront/model.ts";
import type { Refusal } from "../findings.ts";

/** Headers that a policy cannot name, and the alternative. See `authorizationInOriginRequestPolicy` in aws/cloudfront-behavior.ts. */
const elsewhere: Readonly<Record<string, string>> = {
  authorization: "put it into the cache policy, or use the managed AllViewerExceptHostHeader",
  "accept-encoding": "use enableAcceptEncodingGzip and Brotli of the cache policy",
};

/** Checks a policy as CloudFront does when it is created. */
export function refuseOriginRequestPolicy({ headers }: OriginRequestPolicy): readonly Refusal[] {
  if (headers.kind !== "allow") {
    return [];
  }
  return Object.entries(elsewhere)
    .filter(([name]) => headers.names.includes(name))
    .map(([name, remedy]) => ({
      path: "headersConfig.headers",
      message: `must not name ${name}: ${remedy}`,
    }));
}
