/**
 * The countries whose viewers a distribution serves.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html
 * @module
 */
import type { ViewerPlace } from "../../../http/viewer-place.ts";
import type { Distribution } from "../model.ts";

/** Whether a viewer is served. One whose country is not known is, as AWS documents. */
export function isServedIn(
  { geoRestriction }: Pick<Distribution, "geoRestriction">,
  { country }: ViewerPlace,
): boolean {
  if (geoRestriction === undefined || country === undefined) {
    return true;
  }
  return geoRestriction.countries.has(country) === (geoRestriction.kind === "allow");
}
