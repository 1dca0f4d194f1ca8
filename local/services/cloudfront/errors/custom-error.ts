/**
 * The custom error responses of a distribution: how long each error is kept, and which page replaces it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 * @module
 */
import type { Distribution, ErrorResponse, Origin } from "../model.ts";

/** S3 origins get at most one request a second for an error, even where the setting is 0. */
const minS3ErrorSeconds = 1;

/**
 * The error-caching minimum of a status at an origin, seconds; `undefined` where the distribution
 * sets none, which means CloudFront's default.
 */
export function errorCachingMinSeconds(
  distribution: Pick<Distribution, "errorResponses">,
  status: number,
  origin: Pick<Origin, "kind">,
): number | undefined {
  const seconds = distribution.errorResponses.get(status)?.cachingMinTtlSeconds;
  if (seconds === undefined) {
    return undefined;
  }
  return origin.kind === "s3" ? Math.max(seconds, minS3ErrorSeconds) : seconds;
}

/** The page that replaces an error status, if the distribution has one for it. */
export function customErrorPage(
  distribution: Pick<Distribution, "errorResponses">,
  status: number,
): NonNullable<ErrorResponse["page"]> | undefined {
  return distribution.errorResponses.get(status)?.page;
}
