/**
 * What a program does for each class of requests of a traffic: asked of the runtime, once each.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Model } from "../../model/stack-model.ts";
import { placesOf } from "../traffic/country-places.ts";
import { derivedRoutes } from "../traffic/derived-routes.ts";
import { routeShares, type TrafficPattern, type TrafficRoute } from "../traffic/traffic.ts";
import type { Variables } from "./asked-request.ts";
import { type AskedStack, startAskedStack } from "./asked-stack.ts";
import { ClassAsker } from "./class-asker.ts";
import type {
  Phase,
  PlaceShare,
  Profile,
  ProfiledRoute,
  RateRule,
  RequestClass,
} from "./request-profile.ts";

/** How to ask. */
export interface ProfileOptions {
  /** Folder of the project. */
  readonly root: string;
  /** Values for `${NAME}` in headers of routes: `TOKEN` for those with a token. @default none */
  readonly variables?: Variables;
  /** Changes of the program that its model has, in words. @default none */
  readonly variant?: string;
}

const dayMs = 86_400_000;

/**
 * Runs a program's functions for the requests of a traffic. The same program and traffic give the same profile.
 *
 * @throws what the start of a stack throws.
 */
export async function profile(
  model: Model,
  traffic: TrafficPattern,
  { root, variables = {}, variant = "" }: ProfileOptions,
): Promise<Profile> {
  const [distribution] = model.distributions;
  const acl = distribution && model.webAcls.get(distribution.arn);
  const rateRules = (acl?.rules ?? []).flatMap(({ name, statement, action }): RateRule[] =>
    statement.kind === "rate"
      ? [
          {
            name,
            limit: statement.limit,
            windowSeconds: statement.windowSeconds,
            blockStatus: action.kind === "block" ? (action.response?.status ?? 403) : undefined,
          },
        ]
      : [],
  );
  const phases = phasesOf(traffic);
  const places = placeShares(traffic);
  const derived = traffic.routes.length === 0 ? derivedRoutes(model) : undefined;
  const makers = routeMakers(traffic, derived?.routes ?? traffic.routes);
  const stack = await startAskedStack(model, {
    root,
    startMs: traffic.startMs,
    randomBytes: repeatableBytes("profile"),
  });
  const classes = new ClassList();
  const asker = new ClassAsker(
    { model, stack, variables },
    rateRules.map(({ name }) => name),
  );
  const byRoute = await askPhases(phases, makers, places, { asker, stack, classes }).finally(() =>
    stack.close(),
  );
  return {
    project: model.project,
    stack: model.stack,
    traffic,
    variant,
    hasDistribution: distribution !== undefined,
    hasWebAcl: acl !== undefined,
    places,
    phases,
    classes: classes.list,
    routes: makers.map(
      ({ route, share, client }, at): ProfiledRoute => ({
        label: labelOf(route),
        share,
        client,
        hasToken: route.token,
        values: Object.values(route.values).map(({ length }) => length),
        keyed: byRoute[at]?.keyed ?? [],
        classes: byRoute[at]?.classes ?? [],
      }),
    ),
    functions: asker.functions.functions,
    rateRules,
    throttles: throttlesOf(model),
    originShield: undefined,
    limits: limitsOf(model, asker, derived?.unknown ?? []),
  };
}

/** What is known of a route. */
interface RouteClasses {
  keyed: readonly boolean[];
  /** By phase, then by place. */
  readonly classes: (readonly number[])[];
}

/** Asks for every route in every phase. */
async function askPhases(
  phases: readonly Phase[],
  makers: readonly RouteMaker[],
  places: readonly PlaceShare[],
  { asker, stack, classes }: { asker: ClassAsker; stack: AskedStack; classes: ClassList },
): Promise<readonly RouteClasses[]> {
  const known = makers.map((): RouteClasses => ({ keyed: [], classes: [] }));
  const cities = places.map(({ place }) => place);
  for (const { atMs, failing } of phases) {
    await asker.moveTo(atMs);
    stack.fail(failing);
    for (const [at, own] of known.entries()) {
      const route = makers[at]?.route;
      if (route !== undefined) {
        const asked = await asker.askRoute(route, cities);
        own.classes.push(asked.classes.map((each) => classes.add(each)));
        own.keyed = own.classes.length === 1 ? asked.keyed : own.keyed;
      }
    }
  }
  return known;
}

/** Classes by their positions; equal ones share one. */
class ClassList {
  readonly list: RequestClass[] = [];
  readonly #positions = new Map<string, number>();

  add(each: RequestClass): number {
    const text = JSON.stringify(each);
    const known = this.#positions.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#positions.set(text, this.list.length);
    return this.list.push(each) - 1;
  }
}

/** A route, and who makes its requests. */
interface RouteMaker {
  readonly route: TrafficRoute;
  readonly share: number;
  readonly client: number | undefined;
}

function routeMakers(
  traffic: TrafficPattern,
  routes: readonly TrafficRoute[],
): readonly RouteMaker[] {
  const ofViewers = routeShares(routes, traffic);
  const viewers = routes.map((route, at) => ({
    route,
    share: ofViewers[at] ?? 0,
    client: undefined,
  }));
  const clients = traffic.clients.flatMap((client, position) => {
    const own = client.routes.length === 0 ? routes : client.routes;
    const shares = routeShares(own, { tokens: undefined, writes: undefined });
    return own.map((route, at) => ({ route, share: shares[at] ?? 0, client: position }));
  });
  return [...viewers, ...clients];
}

function phasesOf({ startMs, days, matchDays, outages }: TrafficPattern): readonly Phase[] {
  const all = Array.from({ length: days }, (_, day) => day);
  const noonOf = (day: number): number => startMs + day * dayMs + dayMs / 2;
  const quiet = all.find((day) => !matchDays.has(day)) ?? 0;
  const match = all.find((day) => matchDays.has(day)) ?? quiet;
  return [
    { name: "other days", atMs: noonOf(quiet), failing: undefined },
    { name: "days with matches", atMs: noonOf(match), failing: undefined },
    ...outages.map(({ region, startMs: atMs }) => ({
      name: `${region} fails`,
      atMs,
      failing: region,
    })),
  ];
}

function placeShares({ countries }: TrafficPattern): readonly PlaceShare[] {
  const total = [...countries.values()].reduce((sum, each) => sum + each, 0);
  return [...countries].flatMap(([country, share]) => {
    const places = placesOf(country);
    return places.map((place) => ({ place, share: share / total / places.length }));
  });
}

/** Bytes that a text decides. */
function repeatableBytes(text: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    const blocks = Array.from({ length: Math.ceil(size / 32) }, () =>
      createHash("sha256").update(`${text} ${count++}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, size);
  };
}

function labelOf({ method, path, query }: TrafficRoute): string {
  return `${method} ${path}${query === "" ? "" : `?${query}`}`;
}

function throttlesOf({ httpApis, restApis }: Model): Profile["throttles"] {
  const entries = [
    ...httpApis.map((api) => ["http", api] as const),
    ...restApis.map((api) => ["rest", api] as const),
  ].flatMap(([type, api]) => {
    const [stage] = api.stages.values();
    const key = `${type} ${api.name ?? api.id} ${api.region}`;
    return stage === undefined ? [] : [[key, stage.throttle] as const];
  });
  return Object.fromEntries(entries);
}

function limitsOf(model: Model, asker: ClassAsker, unknown: readonly string[]): readonly string[] {
  const list = (items: Iterable<string>): string => [...items].join(", ");
  return [
    ...(model.distributions.length > 1
      ? [`Only the first distribution of ${model.distributions.length} is simulated.`]
      : []),
    ...(unknown.length > 0
      ? [`Not requested, since only the traffic can tell how: ${list(unknown)}.`]
      : []),
    ...(asker.missing.size > 0
      ? [`Headers are left out whose variables have no value: ${list(asker.missing)}.`]
      : []),
    ...[...asker.errors].map(([what, status]) => `${what} answers ${status} here.`),
  ];
}
