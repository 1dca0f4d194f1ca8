/**
 * The Region that belongs to CloudFront, and those its functions run in.
 *
 * @module
 */
import {
  edgeExecutionRegions as allRegions,
  cloudFrontRegion,
  edgeExecutionRegionsByPriceClass,
} from "../../aws/cloudfront-regions.ts";

/**
 * Where edge functions, viewer certificates and web ACLs of CloudFront are made, and its deliveries of logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export const edgeRegion = cloudFrontRegion.value;

const byPriceClass: ReadonlyMap<string | undefined, readonly string[]> = new Map(
  Object.entries(edgeExecutionRegionsByPriceClass.value),
);

/** The Regions that run edge functions of a price class; all without one, or with one that is not known yet. */
export function edgeExecutionRegions(priceClass: string | undefined): readonly string[] {
  return byPriceClass.get(priceClass) ?? allRegions.value;
}
