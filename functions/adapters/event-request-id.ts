/**
 * One name for one request, in every log it leaves a line in.
 *
 * @module
 */

/** What CloudFront's ids consist of, with room for longer ones. */
const cloudFrontId = /^[\w=-]{1,128}$/;

/**
 * CloudFront's own id, which is in its access log and in the edge functions' logs, where it is one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * @param given The value of `X-Amz-Cf-Id`.
 * @param own The gateway's id, for a request that did not come through CloudFront.
 * @throws never
 */
export function requestIdOf(given: string | undefined, own: string): string {
  return given !== undefined && cloudFrontId.test(given) ? given : own;
}
