/**
 * The Regions that run Lambda@Edge functions.
 *
 * @module
 */

import {
  edgeExecutionRegions,
  edgeExecutionRegionsByPriceClass,
} from "../aws/cloudfront-regions.ts";

const byPriceClass: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(edgeExecutionRegionsByPriceClass.value),
);

/** The Regions that may run the functions of a distribution. A function writes its logs in the Region that runs it. */
export function edgeRegions(priceClass = "PriceClass_All"): readonly string[] {
  return byPriceClass.get(priceClass) ?? edgeExecutionRegions.value;
}
