/**
 * Places of viewers to choose from, and how far Regions are from a place.
 *
 * @module
 */
import { regionPlaces } from "../../aws/regions.ts";

/** A place of a viewer. */
export interface ListedPlace {
  readonly label: string;
  /** The value of `x-local-viewer`. */
  readonly viewer: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
}

/** Cities by name, with the code that `x-local-viewer` takes. */
const cities: readonly (readonly [string, string, number, number])[] = [
  ["Auckland", "NZ", -36.85, 174.76],
  ["Bangkok", "TH", 13.75, 100.5],
  ["Buenos Aires", "AR", -34.6, -58.38],
  ["Cairo", "EG", 30.04, 31.24],
  ["Cape Town", "ZA", -33.93, 18.42],
  ["Cardiff", "GB", 51.48, -3.18],
  ["Chicago", "US-IL", 41.88, -87.63],
  ["Dublin", "IE", 53.35, -6.26],
  ["Honolulu", "US-HI", 21.31, -157.86],
  ["Jakarta", "ID", -6.21, 106.85],
  ["Lagos", "NG", 6.45, 3.4],
  ["London", "GB", 51.51, -0.13],
  ["Los Angeles", "US-CA", 34.05, -118.24],
  ["Mexico City", "MX", 19.43, -99.13],
  ["Montreal", "CA-QC", 45.5, -73.57],
  ["Mumbai", "IN", 19.08, 72.88],
  ["Nairobi", "KE", -1.29, 36.82],
  ["New York", "US-NY", 40.71, -74.01],
  ["Paris", "FR", 48.86, 2.35],
  ["Reykjavik", "IS", 64.15, -21.94],
  ["Rome", "IT", 41.9, 12.5],
  ["São Paulo", "BR", -23.55, -46.63],
  ["Shanghai", "CN", 31.23, 121.47],
  ["Singapore", "SG", 1.35, 103.82],
  ["Stockholm", "SE", 59.33, 18.07],
  ["Suva", "FJ", -18.14, 178.44],
  ["Sydney", "AU", -33.87, 151.21],
  ["Tel Aviv", "IL", 32.09, 34.78],
  ["Tokyo", "JP", 35.68, 139.69],
  ["Zurich", "CH", 47.37, 8.54],
];

/** The places, by label. */
export const viewerPlaces: readonly ListedPlace[] = cities.map(
  ([label, code, latitude, longitude]) => ({
    label,
    viewer: `${code};${latitude},${longitude}`,
    country: code.slice(0, 2),
    latitude,
    longitude,
  }),
);

/** Radius of the Earth, in kilometers: of a sphere of the same volume. */
const earthKm = 6371;

/** A point in degrees. */
interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometers between two points, along the surface of a sphere (haversine formula). */
export function distanceKm(a: Point, b: Point): number {
  const half = (one: number, other: number) => Math.sin(radians(one - other) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Regions by their distance from a point; those whose place is not known are left out. */
export function regionsByDistance(
  regions: readonly string[],
  from: Point,
): readonly { readonly region: string; readonly km: number }[] {
  return regions
    .flatMap((region) => {
      const place = regionPlaces.value.get(region);
      return place === undefined ? [] : [{ region, km: Math.round(distanceKm(from, place)) }];
    })
    .sort((a, b) => a.km - b.km);
}
