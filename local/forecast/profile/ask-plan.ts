/**
 * What of a traffic is asked of the runtime: routes, places, and the times at which programs may answer differently.
 *
 * @module
 */
import type { Place } from "../traffic/country-places.ts";
import type { TrafficRoute } from "../traffic/traffic.ts";
import type { AskedStack } from "./asked-stack.ts";
import type { ClassAsker } from "./class-asker.ts";
import type { Phase, PlaceShare, ProfiledRoute, RequestClass } from "./request-profile.ts";

/** A route, and who makes its requests. */
export interface RouteMaker {
  readonly route: TrafficRoute;
  readonly label: string;
  /** Of the requests of those who make it, 0 to 1. */
  readonly share: number;
  readonly client: number | undefined;
  /** Status that a log has for it: one below 400 makes a refused request be asked with a token. */
  readonly loggedStatus?: number;
  /** Requests that are not asked, since they are too many: what holds for another route holds for them, under keys of their own. */
  readonly like?: { readonly maker: number; readonly count: number };
}

/** What is asked. */
export interface AskPlan {
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly phases: readonly Phase[];
  readonly places: readonly PlaceShare[];
  readonly makers: readonly RouteMaker[];
  /** Whether the model suggested the routes: those that are refused here are left out. @default false */
  readonly isDerived?: boolean;
  /** Sentences about what is not asked. */
  readonly limits: readonly string[];
}

/** Classes by their positions; equal ones share one. */
export class ClassList {
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

/** What is known of a route. */
interface Known {
  hasToken: boolean;
  keyed: readonly boolean[];
  /** By phase, then by place. */
  readonly classes: (readonly number[])[];
}

/** What it is asked with. */
export interface AskTools {
  readonly asker: ClassAsker;
  readonly stack: AskedStack;
  readonly classes: ClassList;
}

/** Asks for every route in every phase. */
export async function askPlan(plan: AskPlan, tools: AskTools): Promise<readonly ProfiledRoute[]> {
  const { phases, makers, places } = plan;
  const known = makers.map(
    ({ route }): Known => ({ hasToken: route.token, keyed: [], classes: [] }),
  );
  const cities = places.map(({ place }) => place);
  const firsts = new Map<string, number>();
  /** The first maker of the same route, which is asked for all of them. */
  const askedFor = makers.map(({ route, like }, at) => {
    const text = JSON.stringify(route);
    const first = firsts.get(text) ?? at;
    firsts.set(text, first);
    return like?.maker ?? first;
  });
  for (const phase of phases) {
    if (phase.like === undefined) {
      await tools.asker.moveTo(phase.atMs);
      tools.stack.fail(phase.failing);
      await tools.asker.warm(
        makers.map(({ route }) => route),
        cities,
      );
    }
    for (const [at, own] of known.entries()) {
      const maker = makers[at];
      if (maker === undefined || askedFor[at] !== at) {
        continue;
      }
      if (phase.like === undefined) {
        await askRoute(maker, own, cities, tools);
      } else {
        own.classes.push(own.classes[phase.like] ?? []);
      }
    }
  }
  return makers.map(({ label, share, client, route, like }, at): ProfiledRoute => {
    const own = known[askedFor[at] ?? at];
    return {
      label,
      share,
      client,
      hasToken: own?.hasToken ?? false,
      values:
        like === undefined ? Object.values(route.values).map(({ length }) => length) : [like.count],
      keyed: like === undefined ? (own?.keyed ?? []) : [true],
      classes: own?.classes ?? [],
    };
  });
}

/** Asks for one route in one phase; again with a token where a log tells that it had one. */
async function askRoute(
  { route, loggedStatus = 400 }: RouteMaker,
  own: Known,
  cities: readonly Place[],
  { asker, classes }: AskTools,
): Promise<void> {
  const token = own.hasToken;
  let asked = await asker.askRoute({ ...route, token }, cities);
  const isRefused = /^40[13]$/.test(String(asked.classes[0]?.status));
  if (isRefused && loggedStatus < 400 && !token && asker.hasToken) {
    own.hasToken = true;
    asked = await asker.askRoute({ ...route, token: true }, cities);
  }
  if (own.classes.length === 0) {
    own.keyed = asked.keyed;
  }
  own.classes.push(asked.classes.map((each) => classes.add(each)));
}
