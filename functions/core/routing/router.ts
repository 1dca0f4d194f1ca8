/**
 * Chooses a Region: the nearest one that residency allows, and the next one for a second attempt.
 *
 * @module
 */
import type { GeoRouterConfig, RegionTarget } from "../../contract.ts";
import { type Direction, directionOf, nearness } from "./direction.ts";
import type { ViewerPlace } from "./place-headers.ts";
import { binds, type Residency, readyRule } from "./residency.ts";

/** The input of a choice. */
export interface RouteRequest {
  /** As the viewer sent it, without query string. */
  readonly path: string;
  readonly place: ViewerPlace;
  /** From 1: attempt n uses the n-th nearest Region. */
  readonly attempt: number;
  /** A Region to prefer at any distance. Ignored without `debug`. */
  readonly preferred: string | undefined;
}

/** The choice. */
export type RouteChoice =
  | { readonly kind: "region"; readonly target: RegionTarget }
  /** Residency allows fewer Regions than attempts. */
  | { readonly kind: "none" };

const none: RouteChoice = { kind: "none" };

/** Above every {@link nearness}. */
const beforeAll = 2;

/** Below every {@link nearness}. */
const behindAll = -2;

/** A Region, prepared for comparison. */
interface Station {
  readonly name: string;
  /** In the order of the configuration. */
  readonly index: number;
  readonly direction: Direction;
  readonly choice: RouteChoice;
}

/** The criteria of a comparison. */
interface Search {
  readonly from: Direction;
  readonly binding: readonly Residency[];
  readonly preferred: string | undefined;
}

/**
 * Makes a router.
 *
 * The location of a viewer is given by the coordinates, else by the country, else by the home Region. A
 * country that is not in the table is unknown. Residency depends on the country only, not on coordinates or
 * a preferred Region.
 *
 * @returns a function that never throws and has no state.
 */
export function createRouter(config: GeoRouterConfig): (request: RouteRequest) => RouteChoice {
  const stations = config.regions.map(readyStation);
  const names = stations.map(({ name }) => name);
  const rules = config.residency.map((rule) => readyRule(rule, names));
  const countries = new Map(
    Object.entries(config.countries).map(([country, [latitude, longitude]]) => [
      country,
      directionOf({ latitude, longitude }),
    ]),
  );
  const home = stations.find(({ name }) => name === config.homeRegion) ?? stations[0];

  return ({ path, place, attempt, preferred }) => {
    const known = place.country === undefined ? undefined : countries.get(place.country);
    const country = known === undefined ? undefined : place.country;
    const from =
      place.coordinates === undefined ? (known ?? home?.direction) : directionOf(place.coordinates);
    if (from === undefined) {
      return none;
    }
    const binding = rules.filter((rule) => binds(rule, path, country));
    return nthNearest(stations, attempt, {
      from,
      binding,
      preferred: config.debug ? preferred : undefined,
    });
  };
}

function readyStation(target: RegionTarget, index: number): Station {
  return {
    name: target.region,
    index,
    direction: directionOf(target),
    choice: { kind: "region", target },
  };
}

/** Searches all Regions once for each attempt: with two attempts this is cheaper than sorting. */
function nthNearest(stations: readonly Station[], nth: number, search: Search): RouteChoice {
  let found: Station | undefined;
  for (let turn = 1; turn <= nth; turn += 1) {
    found = nextNearest(stations, found, search);
    if (found === undefined) {
      return none;
    }
  }
  return found?.choice ?? none;
}

/** The first allowed Region after another one in the order, or the first of all. */
function nextNearest(
  stations: readonly Station[],
  after: Station | undefined,
  search: Search,
): Station | undefined {
  const limit = after === undefined ? Number.POSITIVE_INFINITY : rank(after, search);
  const limitIndex = after?.index ?? -1;
  let best: Station | undefined;
  let bestRank = behindAll;
  for (const station of stations) {
    const ranked = rank(station, search);
    const comesAfter = ranked < limit || (ranked === limit && station.index > limitIndex);
    if (ranked > bestRank && comesAfter && isAllowed(station, search.binding)) {
      best = station;
      bestRank = ranked;
    }
  }
  return best;
}

function rank({ name, direction }: Station, { from, preferred }: Search): number {
  return name === preferred ? beforeAll : nearness(from, direction);
}

function isAllowed({ index }: Station, binding: readonly Residency[]): boolean {
  for (const { allows } of binding) {
    if (allows[index] !== true) {
      return false;
    }
  }
  return true;
}
