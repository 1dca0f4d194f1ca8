/**
 * What is asked for a pattern of traffic.
 *
 * @module
 */
import type { Model } from "../../model/stack-model.ts";
import { placesOf } from "../traffic/country-places.ts";
import { derivedRoutes, objectKeys } from "../traffic/derived-routes.ts";
import { routeShares, type TrafficPattern, type TrafficRoute } from "../traffic/traffic.ts";
import type { AskPlan, RouteMaker } from "./ask-plan.ts";
import { tokenVariable } from "./asked-request.ts";
import type { Phase, PlaceShare } from "./request-profile.ts";

const dayMs = 86_400_000;

/**
 * Plans it; a pattern without routes gets those that the model suggests.
 *
 * @param hasToken Whether there is a token to send. Without one, routes with a token are left out.
 */
export function patternPlan(model: Model, traffic: TrafficPattern, hasToken: boolean): AskPlan {
  const derived = traffic.routes.length === 0 ? derivedRoutes(model) : undefined;
  const unknown = derived?.unknown ?? [];
  const all = derived?.routes ?? traffic.routes;
  const isSendable = ({ token, headers }: TrafficRoute) =>
    hasToken || !token || headers["authorization"] !== undefined;
  const routes = all.filter(isSendable);
  const clients = traffic.clients.map((each) => ({
    ...each,
    routes: withObjects(each.routes, model),
  }));
  const empty = routes.filter((route) => isWithoutObjects(route, model));
  return {
    startMs: traffic.startMs,
    phases: phasesOf(traffic),
    places: placeShares(traffic),
    isDerived: derived !== undefined,
    makers: routeMakers({ ...traffic, clients }, withObjects(routes, model)),
    limits: [
      ...(routes.length < all.length
        ? [`Requests with a token are left out: --variable ${tokenVariable}=… sends one.`]
        : []),
      ...(unknown.length > 0
        ? [`Not requested, since only the traffic can tell how: ${unknown.join(", ")}.`]
        : []),
      ...empty.map(
        (route) => `${labelOf(route)} is left out: the program uploads no such objects.`,
      ),
    ],
  };
}

function isWithoutObjects({ objects }: TrafficRoute, model: Model): boolean {
  return Object.values(objects).some((pattern) => objectKeys(model.objects, pattern).length === 0);
}

/** Routes with the keys of objects as their values. */
function withObjects(routes: readonly TrafficRoute[], model: Model): readonly TrafficRoute[] {
  return routes
    .filter((route) => !isWithoutObjects(route, model))
    .map((route) => ({
      ...route,
      values: {
        ...route.values,
        ...Object.fromEntries(
          Object.entries(route.objects).map(([name, pattern]) => [
            name,
            objectKeys(model.objects, pattern),
          ]),
        ),
      },
    }));
}

function routeMakers(
  traffic: TrafficPattern,
  routes: readonly TrafficRoute[],
): readonly RouteMaker[] {
  const ofViewers = routeShares(routes, traffic);
  const viewers = routes.map((route, at) => ({
    route,
    label: labelOf(route),
    share: ofViewers[at] ?? 0,
    client: undefined,
  }));
  const clients = traffic.clients.flatMap((client, position) => {
    const own = client.routes.length === 0 ? routes : client.routes;
    const shares = routeShares(own, { tokens: undefined, writes: undefined });
    return own.map((route, at) => ({
      route,
      label: labelOf(route),
      share: shares[at] ?? 0,
      client: position,
    }));
  });
  return [...viewers, ...clients];
}

function labelOf({ method, path, query }: TrafficRoute): string {
  return `${method} ${path}${query === "" ? "" : `?${query}`}`;
}

function phasesOf({ startMs, days, matchDays, outages }: TrafficPattern): readonly Phase[] {
  const all = Array.from({ length: days }, (_, day) => day);
  const noonOf = (day: number): number => startMs + day * dayMs + dayMs / 2;
  const quiet = all.find((day) => !matchDays.has(day));
  const match = all.find((day) => matchDays.has(day));
  const both = quiet !== undefined && match !== undefined;
  return [
    { name: "other days", atMs: noonOf(quiet ?? match ?? 0), failing: undefined },
    {
      name: "days with matches",
      atMs: noonOf(match ?? quiet ?? 0),
      failing: undefined,
      ...(!both && { like: 0 }),
    },
    ...outages.map(({ region, startMs: atMs }) => ({
      name: `${region} fails`,
      atMs,
      failing: region,
    })),
  ];
}

/** Viewers of a country are spread evenly over its cities. The country of a client has a place, and no viewers where it is not named. */
function placeShares({ countries, clients }: TrafficPattern): readonly PlaceShare[] {
  const total = [...countries.values()].reduce((sum, each) => sum + each, 0);
  const named = [...countries, ...clients.map(({ country }) => [country, 0] as const)];
  const shares = new Map(named.reverse());
  return [...shares].flatMap(([country, share]) => {
    const places = placesOf(country);
    return places.map((place) => ({ place, share: share / total / places.length }));
  });
}
