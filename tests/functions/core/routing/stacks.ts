/**
 * Stacks for routing tests, with the real locations of AWS Regions and countries.
 *
 * @module
 */

import { regionPlaces } from "../../../../aws/regions.ts";
import { countryPoints } from "../../../../config/country-places.ts";
import type { GeoRouterConfig, RegionTarget } from "../../../../functions/contract.ts";
import type { ViewerPlace } from "../../../../functions/core/routing/place-headers.ts";

/** Six Regions on four continents, home first. */
export const sixRegions = [
  "eu-west-1",
  "eu-central-1",
  "us-east-1",
  "us-west-2",
  "ap-southeast-2",
  "sa-east-1",
] as const;

/** A region's API. */
export function target(region: string): RegionTarget {
  const { latitude, longitude } = regionPlaces.value.get(region) ?? {
    latitude: NaN,
    longitude: NaN,
  };
  return { region, domainName: `${region}.api.test`, latitude, longitude };
}

/** A configuration; home is the first region. */
export function stack(
  regions: readonly string[] = sixRegions,
  parts: Partial<GeoRouterConfig> = {},
): GeoRouterConfig {
  return {
    homeRegion: regions[0] ?? "",
    regions: regions.map(target),
    countries: countryPoints,
    residency: [],
    debug: false,
    ...parts,
  };
}

/** A viewer of whom the country is known. */
export const inCountry = (country: string | undefined): ViewerPlace => ({
  country,
  coordinates: undefined,
});

/** A viewer of whom the coordinates are known. */
export const at = (latitude: number, longitude: number, country?: string): ViewerPlace => ({
  country,
  coordinates: { latitude, longitude },
});
