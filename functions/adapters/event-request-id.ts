/**
 * One id for a request, in every log.
 *
 * @module
 */

/** The form of CloudFront's ids, with room for longer ones. */
const cloudFrontId = /^[\w=-]{1,128}$/;

/**
 * CloudFront's id, which is in its access log and in the logs of edge functions, when the header has one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @param given The value of `X-Amz-Cf-Id`.
 * @param own The gateway's id, for a request that did not come through CloudFront.
 * @throws never
 */
export function requestIdOf(given: string | undefined, own: string): string {
  return given !== undefined && cloudFrontId.test(given) ? given : own;
}
