/**
 * Configuration of geo-router: Regions, their locations, countries, and residency rules.
 *
 * @module
 */
import { regionPlaces } from "../aws/regions.ts";
import { countryPoints } from "../config/country-places.ts";
import { countrySet } from "../config/country-sets.ts";
import { matchesRegion, type RegionTerms, type ResidencyTerms } from "../config/residency-terms.ts";
import type { GeoRouterConfig, RegionTarget, ResidencyRule } from "../functions/contract.ts";

/** @param domainNames Domain name of each API, by Region. */
export function geoRouting(
  { homeRegion, regions, residency }: RegionTerms,
  domainNames: Readonly<Record<string, string>>,
  debug: boolean,
): GeoRouterConfig {
  return {
    homeRegion,
    regions: regions.map((region) => target(region, domainNames[region])),
    countries: countryPoints,
    residency: residency.map((terms) => ruleOf(terms, regions)),
    debug,
  };
}

/** @throws {RangeError} for a Region without a known location, or without an API. */
function target(region: string, domainName: string | undefined): RegionTarget {
  const place = regionPlaces.value.get(region);
  if (place === undefined || domainName === undefined) {
    throw new RangeError(
      `every Region must have a known location and the domain name of an API, got ${JSON.stringify(region)}`,
    );
  }
  const { latitude, longitude } = place;
  return { region, domainName, latitude, longitude };
}

function ruleOf(
  { paths, viewers, regions }: ResidencyTerms,
  all: readonly string[],
): ResidencyRule {
  return {
    paths,
    viewers: viewers.includes("*")
      ? "anyone"
      : [...new Set(viewers.flatMap((viewer) => countrySet(viewer) ?? [viewer]))].sort(),
    regions: all.filter((region) => regions.some((pattern) => matchesRegion(pattern, region))),
  };
}
