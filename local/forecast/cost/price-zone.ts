/**
 * The price zone of CloudFront that a country is in.
 *
 * @module
 */
import { cloudFrontPriceZones } from "../../../aws/cloudfront-price-zones.ts";

const zones: ReadonlyMap<string, string> = new Map(
  Object.entries(cloudFrontPriceZones.value).flatMap(([zone, countries]) =>
    countries.map((country) => [country, zone] as const),
  ),
);

/** @param country ISO 3166-1 alpha-2, of the edge location. */
export function priceZoneOf(country: string): string {
  return zones.get(country) ?? "europe";
}
