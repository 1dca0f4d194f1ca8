/**
 * The choice of a region: the nearest one that residency allows, the next one when that did not answer.
 *
 * @module
 */
import type { GeoRouterConfig, RegionTarget } from "../../contract.ts";
import { type Direction, directionOf, nearness } from "./direction.ts";
import type { ViewerPlace } from "./place-headers.ts";
import { binds, type Residency, readyRule } from "./residency.ts";

/** What a choice goes by. */
export interface RouteRequest {
  /** As the viewer wrote it, without query string. */
  readonly path: string;
  readonly place: ViewerPlace;
  /** 1 for the first attempt, 2 for the one after it failed, and so on: the attempt n takes the n-th region. */
  readonly attempt: number;
  /** A region to put before all others, however far. Ignored where the configuration is not for debugging. */
  readonly preferred: string | undefined;
}

/** Where a request goes. */
export type RouteChoice =
  | { readonly kind: "region"; readonly target: RegionTarget }
  /** Nowhere: residency allows fewer regions than have been tried. */
  | { readonly kind: "none" };

const none: RouteChoice = { kind: "none" };

/** Above every {@link nearness}. */
const beforeAll = 2;

/** Below every {@link nearness}. */
const behindAll = -2;

/** A region, made ready for every request. */
interface Station {
  readonly name: string;
  /** In the order of the configuration. */
  readonly index: number;
  readonly direction: Direction;
  readonly choice: RouteChoice;
}

/** What regions are compared by. */
interface Search {
  readonly from: Direction;
  readonly binding: readonly Residency[];
  readonly preferred: string | undefined;
}

/**
 * Makes a router.
 *
 * A viewer stands where the coordinates say; else where its country is; else where the home region is, so
 * that the home region comes first and the others by their distance from it. A country that the table does
 * not know is not known. Residency goes by the country alone, never by coordinates or by what is preferred.
 *
 * @returns a function that never throws, sorts nothing, and keeps nothing of a request.
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

/** Looks through all regions once for each attempt: there are two, and sorting would cost more. */
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

/** Of the allowed regions that come after another in the order, the first; after none, the first of all. */
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
