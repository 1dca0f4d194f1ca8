/**
 * The Region that belongs to CloudFront, and those its functions run in.
 *
 * @module
 */

/**
 * Where edge functions, viewer certificates and web ACLs of CloudFront are made, and its deliveries of logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export const edgeRegion = "us-east-1";

/**
 * The Regions that execute edge functions, and so hold their logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html
 */
const everywhere: readonly string[] = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ap-south-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "sa-east-1",
];

/**
 * Those a price class reaches: inferred, not stated by AWS, from where its edge locations are. Without a price
 * class, or with one that is not known yet, all.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html
 */
export function edgeExecutionRegions(priceClass: string | undefined): readonly string[] {
  switch (priceClass) {
    case "PriceClass_100":
      return everywhere.filter((region) => /^(us|eu)-/.test(region));
    case "PriceClass_200":
      return everywhere.filter((region) => !region.startsWith("sa-"));
    default:
      return everywhere;
  }
}
