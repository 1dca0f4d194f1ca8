/**
 * The claim: selecting one of 30 Regions takes at most a microsecond, and half the time of computing the haversine
 * formula for each. With two Regions the header checks take most of the time.
 *
 * @module
 */

import { regionNames, regionPlaces } from "../aws/regions.ts";
import { countryPoints } from "../config/country-places.ts";
import type { GeoRouterConfig, RegionTarget } from "../functions/contract.ts";
import { type PlaceHeaders, placeOf } from "../functions/core/routing/place-headers.ts";
import { createRouter } from "../functions/core/routing/router.ts";
import { type Claim, compare, interleaved } from "./figures.ts";

/** How long to measure. */
export interface RoutingEffort {
  /** Every subject runs once in each. @default 101 */
  readonly rounds?: number;
  /** Decisions of each subject in a round. @default 2000 */
  readonly decisions?: number;
}

/** One way to choose a region. */
export interface RoutingSubject {
  readonly name: string;
  /** @returns the name of the region. */
  readonly choose: (headers: PlaceHeaders) => string;
}

/** How many regions the stacks have. */
export const sizes = [2, 10, 30] as const;

/** A stack of so many regions, spread over the list of all; viewers of the EU stay in it on `/v1/me`. */
export function benchStack(size: number): GeoRouterConfig {
  const step = regionNames.length / size;
  const regions = Array.from({ length: size }, (_, index) =>
    target(regionNames[Math.floor(index * step)] ?? ""),
  );
  return {
    homeRegion: regions[0]?.region ?? "",
    regions,
    countries: countryPoints,
    residency: [
      {
        paths: ["/v1/me"],
        viewers: ["DE", "FR", "IE", "PT"],
        regions: regions.map(({ region }) => region),
      },
    ],
    debug: false,
  };
}

function target(region: string): RegionTarget {
  const { latitude, longitude } = regionPlaces.value.get(region) ?? {
    latitude: NaN,
    longitude: NaN,
  };
  return { region, domainName: `${region}.api.test`, latitude, longitude };
}

/** The subjects for one stack: the one that the others are compared with first. */
export function routingSubjects(config: GeoRouterConfig): readonly RoutingSubject[] {
  const route = createRouter(config);
  const routed =
    (path: string, attempt: number) =>
    (headers: PlaceHeaders): string => {
      const choice = route({ path, place: placeOf(headers), attempt, preferred: undefined });
      return choice.kind === "region" ? choice.target.region : "";
    };
  return [
    {
      name: "haversine over all",
      choose: (headers) => nearestByHaversine(config.regions, headers),
    },
    { name: "ours", choose: routed("/v1/leagues", 1) },
    { name: "ours, with a residency rule", choose: routed("/v1/me", 1) },
    { name: "ours, second attempt", choose: routed("/v1/leagues", 2) },
  ];
}

/** The straightforward version: no checks and no residency. */
function nearestByHaversine(
  regions: readonly RegionTarget[],
  { latitude, longitude }: PlaceHeaders,
): string {
  const [north, east] = [Number(latitude), Number(longitude)];
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (const { region, latitude: itsNorth, longitude: itsEast } of regions) {
    const distance = haversine(north, east, itsNorth, itsEast);
    if (distance < least) {
      least = distance;
      best = region;
    }
  }
  return best;
}

/** Kilometers. */
function haversine(north: number, east: number, toNorth: number, toEast: number): number {
  const radians = Math.PI / 180;
  const h =
    Math.sin(((toNorth - north) * radians) / 2) ** 2 +
    Math.cos(north * radians) *
      Math.cos(toNorth * radians) *
      Math.sin(((toEast - east) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

/** Viewers all over the Earth, the same ones each time, as the headers have them. */
export function benchViewers(count: number): readonly PlaceHeaders[] {
  const countries = ["DE", "US", "NZ", "BR", "IN", "FR", "ZA", "JP"];
  return Array.from({ length: count }, (_, index) => ({
    country: countries[index % countries.length],
    latitude: (((index * 37) % 1600) / 10 - 80).toFixed(5),
    longitude: (((index * 71) % 3600) / 10 - 180).toFixed(5),
  }));
}

/** Measures every way to choose, in stacks of every size, in one run. */
export async function routing({
  rounds = 101,
  decisions = 2000,
}: RoutingEffort = {}): Promise<readonly Claim[]> {
  const viewers = benchViewers(decisions);
  const all = sizes.map((size) => routingSubjects(benchStack(size)));
  const timed = all.flat().map((subject) => async () => timeOf(subject, viewers));
  // Pays for compilation, and is not counted.
  await interleaved(Math.ceil(rounds / 2), timed);
  const samples = await interleaved(rounds, timed);
  return sizes.map((size, index) => {
    const subjects = all[index] ?? [];
    return {
      title: `Routing, ${size} regions`,
      figures: compare(
        subjects.map(({ name }) => name),
        samples.slice(index * subjects.length, (index + 1) * subjects.length),
        (microseconds) => `${microseconds.toFixed(3)} µs`,
      ),
      goals: ["ours", "ours, second attempt"].map((ours) => ({
        what: `Selecting one of ${size} Regions${ours === "ours" ? "" : ", second attempt"}`,
        ours,
        peer: "haversine over all",
        direction: "at most",
        limit: 1,
      })),
    };
  });
}

/** Microseconds a decision, the reading of the headers included. */
function timeOf({ choose }: RoutingSubject, viewers: readonly PlaceHeaders[]): number {
  let length = 0;
  const startMs = performance.now();
  for (const viewer of viewers) {
    length += choose(viewer).length;
  }
  const tookMs = performance.now() - startMs;
  // Uses the result, so that the compiler cannot remove the call.
  return length > 0 ? (tookMs * 1000) / viewers.length : Number.NaN;
}
