/**
 * Edge locations, regional edge caches and Regions, and how far they are from each other.
 *
 * @module
 */
import {
  type EdgeCity,
  edgeCities,
  regionalEdgeCacheRegions,
} from "../../../aws/cloudfront-locations.ts";
import { regionRoundTrips } from "../../../aws/region-latency.ts";
import { regionPlaces } from "../../../aws/regions.ts";
import { distanceKm } from "../../console/viewer-places.ts";
import type { PlaceShare } from "../profile/request-profile.ts";

/** The least round trip between two buildings, in milliseconds. */
const leastRttMs = 2;

/** Viewers of one city, and what serves them. */
export interface Site {
  readonly share: number;
  /** ISO 3166-1 alpha-2, of the viewers. */
  readonly country: string;
  /** Position in {@link Network.edges}. */
  readonly edge: number;
  /** What the way to the edge location's city adds to a round trip, in milliseconds. */
  readonly awayMs: number;
}

/** The edge locations of a city. */
export interface EdgeSite {
  readonly city: EdgeCity;
  /** Region of its regional edge cache, beside which its functions run. */
  readonly regional: string;
  /** Round trip to that, in milliseconds. */
  readonly regionalMs: number;
}

/** Where requests go. */
export interface Network {
  /** By place of the profile. */
  readonly sites: readonly Site[];
  readonly edges: readonly EdgeSite[];
  /** Round trip between two Regions, in milliseconds. */
  readonly between: (one: string, other: string) => number;
}

type Point = Pick<EdgeCity, "latitude" | "longitude">;

/** The nearest of some places. */
function nearest<T>(from: Point, all: readonly T[], placeOf: (each: T) => Point): T | undefined {
  const distances = all.map((each) => distanceKm(from, placeOf(each)));
  return all[distances.indexOf(Math.min(...distances))];
}

/** Where a Region is; one that is not known counts as in the middle of nowhere. */
function placeOfRegion(region: string): Point {
  return regionPlaces.value.get(region) ?? { latitude: 0, longitude: 0 };
}

/** Lays out the network of a distribution. @param kmPerMs Distance that a millisecond of round trip spans. */
export function createNetwork(places: readonly PlaceShare[], kmPerMs: number): Network {
  const roundTrip = (one: Point, other: Point): number =>
    leastRttMs + distanceKm(one, other) / kmPerMs;
  const edges: EdgeSite[] = [];
  const positions = new Map<string, number>();

  function edgeAt(city: EdgeCity): number {
    const known = positions.get(city.name);
    if (known !== undefined) {
      return known;
    }
    const regional = nearest(city, regionalEdgeCacheRegions.value, placeOfRegion) ?? "us-east-1";
    positions.set(city.name, edges.length);
    return edges.push({ city, regional, regionalMs: roundTrip(city, placeOfRegion(regional)) }) - 1;
  }

  const sites = places.map(({ place, share }): Site => {
    const city = nearest(place, edgeCities.value, (each) => each) ?? place;
    return {
      share,
      country: place.country,
      edge: edgeAt(city),
      awayMs: distanceKm(place, city) / kmPerMs,
    };
  });
  return {
    sites,
    edges,
    between: (one, other) =>
      regionRoundTrips.value.get(`${one} ${other}`) ??
      roundTrip(placeOfRegion(one), placeOfRegion(other)),
  };
}
