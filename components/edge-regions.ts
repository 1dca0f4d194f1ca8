/**
 * The Regions that run Lambda@Edge functions.
 *
 * @module
 */

/**
 * A function writes its logs in the Region that runs it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html
 */
const everywhere = [
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
] as const;

/**
 * The Regions that may run the functions of a distribution.
 *
 * Inferred, not stated by AWS: a function runs in the Region nearest to an edge location that answers,
 * and the price class says which those are. Where this is wrong, a log group without retention appears.
 */
export function edgeRegions(priceClass = "PriceClass_All"): readonly string[] {
  switch (priceClass) {
    case "PriceClass_100":
      return everywhere.filter((region) => /^(us|eu)-/.test(region));
    case "PriceClass_200":
      return everywhere.filter((region) => region !== "sa-east-1");
    default:
      return everywhere;
  }
}
