/**
 * The Region that belongs to CloudFront.
 *
 * @module
 */

/**
 * Where edge functions, viewer certificates and web ACLs of CloudFront are made, and its deliveries of logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export const edgeRegion = "us-east-1";
