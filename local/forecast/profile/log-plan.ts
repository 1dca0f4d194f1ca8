/**
 * What is asked for a log: each request once, the most frequent ones; the others count as these, under keys of their own.
 *
 * @module
 */
import type { Model } from "../../model/stack-model.ts";
import { compileBehaviors } from "../../services/cloudfront/request/path-pattern.ts";
import { cityOfEdge, type Place, placesOf } from "../traffic/country-places.ts";
import { plainRoute } from "../traffic/derived-routes.ts";
import type { LoggedRequest, TrafficLog, TrafficRoute } from "../traffic/traffic.ts";
import type { AskPlan, RouteMaker } from "./ask-plan.ts";
import type { LoggedPositions } from "./request-profile.ts";

/** Requests that are asked at most, over all places. */
const maxAsked = 2_000;

/** Where viewers are of whom a log tells nothing. */
const defaultCountry = "GB";

/** Requests that are the same. */
interface Distinct {
  readonly request: LoggedRequest;
  count: number;
  readonly members: number[];
}

/** What is asked, and what each line of the log is. */
export interface LogPlan {
  readonly plan: AskPlan;
  readonly logged: LoggedPositions;
}

/** Plans it. @param isPlaced Whether the answer to a route can depend on where its viewer is. */
export function logPlan(
  model: Model,
  log: TrafficLog,
  isPlaced: (route: TrafficRoute) => boolean,
): LogPlan {
  const all = log.requests.length;
  const places = placesOfLog(log);
  const distinct = distinctRequests(log);
  const cities = places.cities.length;
  const costOf = (route: TrafficRoute) => (isPlaced(route) ? cities : 1);
  const { asked, rest } = chooseAsked(distinct, kinds(model), costOf);
  const routes = new Int32Array(all);
  const choices = new Int32Array(all);
  const assign = (members: readonly number[], route: number, choice: number) => {
    for (const member of members) {
      routes[member] = route;
      choices[member] = choice;
    }
  };
  const makers = asked.map((each, at) => {
    assign(each.members, at, 0);
    return makerOf(each, all);
  });
  const others = Array.from(rest, ([like, list], at) => {
    for (const [choice, { members }] of list.entries()) {
      // 0 is the one that was asked.
      assign(members, makers.length + at, choice + 1);
    }
    return othersOf(makers, like, list, all);
  });
  const middle = log.requests[all >> 1]?.timeMs ?? 0;
  return {
    plan: {
      startMs: middle,
      phases: [{ name: "the log", atMs: middle, failing: undefined }],
      places: places.cities.map(({ place, count }) => ({ place, share: count / all })),
      makers: [...makers, ...others],
      limits: [
        ...(log.skipped > 0 ? [`${log.skipped} lines of the log are no requests.`] : []),
        ...(rest.size > 0
          ? [
              `Of ${distinct.length} different requests the ${asked.length} most frequent were asked; the others count as the most frequent ones of their behavior.`,
            ]
          : []),
        ...places.limits,
      ],
    },
    logged: { routes, choices, places: places.positions },
  };
}

/** Divides requests into those that are asked, the most frequent ones, and those that one of them stands for, by its position. */
function chooseAsked(
  distinct: readonly Distinct[],
  kindOf: (request: LoggedRequest) => string,
  costOf: (route: TrafficRoute) => number,
): { readonly asked: readonly Distinct[]; readonly rest: ReadonlyMap<number, Distinct[]> } {
  const asked: Distinct[] = [];
  const rest = new Map<number, Distinct[]>();
  /** The first of each kind. */
  const firsts = new Map<string, number>();
  let spent = 0;
  for (const each of distinct) {
    const kind = kindOf(each.request);
    const first = firsts.get(kind);
    const cost = costOf(routeOf(each));
    if (first !== undefined && spent + cost > maxAsked) {
      const others = rest.get(first) ?? [];
      others.push(each);
      rest.set(first, others);
    } else {
      spent += cost;
      firsts.set(kind, first ?? asked.length);
      asked.push(each);
    }
  }
  return { asked, rest };
}

function routeOf({ request: { method, path, query } }: Distinct): TrafficRoute {
  return plainRoute(method, path, query);
}

/** The maker of requests that are asked. @param all Requests of the log. */
function makerOf(each: Distinct, all: number): RouteMaker {
  const { method, path, query, status } = each.request;
  return {
    route: routeOf(each),
    label: `${method} ${path}${query === "" ? "" : `?${query}`}`,
    share: each.count / all,
    client: undefined,
    loggedStatus: status === 0 ? 400 : status,
  };
}

/** The maker of requests that are too many to be asked. */
function othersOf(
  makers: readonly RouteMaker[],
  maker: number,
  others: readonly Distinct[],
  all: number,
): RouteMaker {
  const first = makers[maker] as RouteMaker;
  const count = others.reduce((sum, each) => sum + each.count, 0);
  return {
    route: first.route,
    label: `as ${first.label}`,
    share: count / all,
    client: undefined,
    like: { maker, count: others.length + 1 },
  };
}

/** Requests that may stand for each other: of one method, behavior and status. */
function kinds({ distributions }: Model): (request: LoggedRequest) => string {
  const behaviorOf = distributions[0] && compileBehaviors(distributions[0].behaviors);
  return ({ method, path, status }) =>
    `${method} ${behaviorOf?.(path).pathPattern ?? path} ${status}`;
}

/** The most frequent first. What a viewer's copy made of a status counts as the response itself. */
function distinctRequests({ requests }: TrafficLog): readonly Distinct[] {
  const known = new Map<string, Distinct>();
  for (const [at, request] of requests.entries()) {
    const status = request.status === 304 ? 200 : request.status;
    const key = `${request.method} ${request.path}?${request.query}`;
    const distinct = known.get(key) ?? { request: { ...request, status }, count: 0, members: [] };
    distinct.count += 1;
    distinct.members.push(at);
    known.set(key, distinct);
  }
  return [...known.values()].sort((a, b) => b.count - a.count);
}

/** The city of each request: of its edge location, else of its country. */
function placesOfLog({ requests }: TrafficLog): {
  readonly cities: readonly { readonly place: Place; count: number }[];
  readonly positions: Int32Array;
  readonly limits: readonly string[];
} {
  const cities: { readonly place: Place; count: number }[] = [];
  const known = new Map<string, number>();
  const positions = new Int32Array(requests.length);
  let unknown = 0;
  for (const [at, request] of requests.entries()) {
    const place = placeOf(request);
    unknown += place === undefined ? 1 : 0;
    const used = place ?? placesOf(defaultCountry)[0];
    if (used !== undefined) {
      const position = known.get(used.name) ?? cities.push({ place: used, count: 0 }) - 1;
      known.set(used.name, position);
      positions[at] = position;
      const city = cities[position];
      if (city !== undefined) {
        city.count += 1;
      }
    }
  }
  const all = requests.length;
  const limits =
    unknown > 0
      ? [
          `Of ${all} requests the log does not tell the place of ${unknown}: they count as from ${placesOf(defaultCountry)[0]?.name}.`,
        ]
      : [];
  return { cities, positions, limits };
}

function placeOf({ edge, country, address }: LoggedRequest): Place | undefined {
  const city = edge === "" ? undefined : cityOfEdge(edge);
  if (city !== undefined || country === "") {
    return city;
  }
  const cities = placesOf(country);
  // An address stays in its city.
  const sum = [...address].reduce((all, each) => (all * 31 + each.charCodeAt(0)) % 65_521, 7);
  return cities[sum % Math.max(1, cities.length)];
}
