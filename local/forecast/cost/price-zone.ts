/**
 * The price zones of CloudFront: which one a country is in, and their names.
 *
 * @module
 */
import { cloudFrontPriceZones } from "../../../aws/cloudfront-price-zones.ts";

const zones: ReadonlyMap<string, string> = new Map(
  Object.entries(cloudFrontPriceZones.value).flatMap(([zone, countries]) =>
    countries.map((country) => [country, zone] as const),
  ),
);

/** What CloudFront's page of prices calls the zones, in short. */
const titles: Readonly<Record<string, string>> = {
  us: "United States, Mexico, Canada",
  europe: "Europe, Israel, Türkiye",
  south_africa: "Africa, Middle East",
  south_america: "South America",
  japan: "Japan",
  australia: "Australia, New Zealand",
  asia_pacific: "Asia Pacific",
  india: "India",
  global: "everywhere",
};

/** A place of usage in words: a zone by its name, a Region as it is. */
export function placeTitle(place: string): string {
  return titles[place] ?? place;
}

/** @param country ISO 3166-1 alpha-2, of the edge location. */
export function priceZoneOf(country: string): string {
  return zones.get(country) ?? "europe";
}
