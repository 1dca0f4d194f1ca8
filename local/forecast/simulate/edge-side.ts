/**
 * What happens to a request at an edge location: web ACL, functions at viewer events, caches, and the way behind them.
 *
 * @module
 */
import { priceZoneOf } from "../cost/price-zone.ts";
import type { FunctionCall, Profile, RequestClass } from "../profile/request-profile.ts";
import type { Assumed } from "./assumptions.ts";
import {
  copyFrom,
  type Found,
  type Hooks,
  type Lookup,
  lookUp,
  type TierDeps,
} from "./cache-tiers.ts";
import { type Invocations, varied } from "./invocations.ts";
import type { Meter } from "./meter.ts";
import type { Network } from "./network.ts";
import type { OriginSide } from "./origin-side.ts";
import {
  bytesPerGb,
  type ClassCounters,
  type Ending,
  type RequestCounts,
  usageName,
} from "./request-counts.ts";
import type { TierMap } from "./tier-map.ts";
import { type Times, TimesPool } from "./times.ts";

/** A request that arrives. */
export interface Arriving {
  /** Position of its class. */
  readonly cls: number;
  readonly place: number;
  /** From 0. */
  readonly hour: number;
  /** `undefined` where nothing may be kept. */
  readonly lookup: Lookup | undefined;
  /** Whether its viewer has a copy. */
  readonly isRepeated: boolean;
  /** Whether it has a token that its edge function has not seen. */
  readonly hasNewToken: boolean;
  /** Status by which the web ACL ends it, since its address sends too much. */
  readonly blockStatus: number | undefined;
}

/** What it needs of a simulation. */
export interface EdgeDeps extends TierDeps {
  readonly profile: Profile;
  readonly network: Network;
  readonly assumed: Assumed;
  readonly meter: Meter;
  readonly counts: RequestCounts;
  readonly invocations: Invocations;
  readonly originSide: OriginSide;
  readonly tiers: TierMap;
}

/** One request at its edge location. */
interface Visit {
  readonly arriving: Arriving;
  readonly cls: RequestClass;
  readonly edge: number;
  /** Region beside which functions at viewer events run. */
  readonly region: string;
  readonly times: Times;
}

/** The edge of a distribution. */
export class EdgeSide {
  readonly #deps: EdgeDeps;
  /** By class times places plus place. */
  readonly #counters: ClassCounters[] = [];
  readonly #pool = new TimesPool();

  constructor(deps: EdgeDeps) {
    this.#deps = deps;
  }

  /** Takes a request. */
  arrive(arriving: Arriving, nowMs: number): void {
    const { profile, network, assumed, draw, meter } = this.#deps;
    const { blockStatus } = arriving;
    const cls = profile.classes[arriving.cls];
    const site = network.sites[arriving.place];
    if (cls === undefined || site === undefined) {
      return;
    }
    const region = network.edges[site.edge]?.regional ?? "us-east-1";
    const visit: Visit = { arriving, cls, edge: site.edge, region, times: this.#pool.take() };
    const { times } = visit;
    times.add("viewerNetwork", varied(assumed.viewerRttMs, assumed.viewerRttSpread, draw));
    times.add("viewerNetwork", site.awayMs);
    if (!profile.hasDistribution) {
      this.#pass(visit, nowMs);
      return;
    }
    times.add("edge", assumed.edgeMs);
    if (blockStatus !== undefined || cls.answeredBy === "firewall") {
      meter.addTo("blockedByFirewall", 1);
      this.#end(visit, { status: blockStatus ?? cls.status, bytes: 0, hit: undefined });
      return;
    }
    const extraMs = arriving.hasNewToken ? assumed.tokenCheckMs : 0;
    const readyMs = this.#runAll(cls.viewerRequest, visit, nowMs, extraMs);
    if (readyMs === undefined) {
      this.#end(visit, { status: 503, bytes: 0, hit: undefined });
    } else if (cls.attempts.length > 0 || cls.originEvents.length > 0) {
      this.#later(readyMs, nowMs, () => this.#fetch(visit, readyMs));
    } else {
      meter.addTo("answeredByFunctions", cls.answeredBy === "function" ? 1 : 0);
      this.#leave(visit, readyMs, undefined, undefined);
    }
  }

  /** Does something when its time has come: at once where that is now. */
  #later(timeMs: number, nowMs: number, work: () => void): void {
    if (timeMs > nowMs) {
      this.#deps.queue.add(timeMs, work);
    } else {
      work();
    }
  }

  /** Asks the caches, and through them the origin. */
  #fetch(visit: Visit, nowMs: number): void {
    const { cls, arriving, edge, times } = visit;
    const { lookup } = arriving;
    if (lookup === undefined) {
      this.#pass(visit, nowMs);
      return;
    }
    const { originSide, tiers, draw } = this.#deps;
    const path = tiers.pathOf(cls, edge, draw);
    let found: Found = "miss";
    const hooks: Hooks = {
      found: (what) => {
        found = what;
      },
      origin: (atMs, journey, arrived) => {
        if (path.hasShield) {
          this.#countShield(visit);
        }
        const own = journey === undefined ? undefined : times;
        originSide.ask(cls, path.region, atMs, own, (doneMs, status) =>
          status === cls.status
            ? arrived(doneMs, copyFrom(doneMs, lookup.keeping), undefined)
            : arrived(doneMs, undefined, status),
        );
      },
    };
    lookUp(path.tiers, 0, lookup, nowMs, this.#deps, hooks, times, (laterMs, _, status) => {
      const isHit = found !== "miss";
      if (isHit) {
        this.#deps.meter.addTo(found === "hit" ? "edgeHits" : "regionalHits", 1);
      }
      this.#leave(visit, laterMs, isHit, status);
    });
  }

  /** Asks the origin for what no cache may keep. */
  #pass(visit: Visit, nowMs: number): void {
    const { cls, region, edge, times } = visit;
    if (cls.isWriting) {
      this.#count(visit, "transferToOriginGb", cls.requestBytes / bytesPerGb);
    }
    const { network, originSide, profile } = this.#deps;
    const { originShield } = profile;
    const isShielded = originShield !== undefined && cls.throughRegional;
    const toShieldMs = isShielded ? network.between(region, originShield) : 0;
    if (isShielded && region !== originShield) {
      this.#countShield(visit);
    }
    times.network((network.edges[edge]?.regionalMs ?? 0) + toShieldMs);
    const from = isShielded ? originShield : region;
    // A cache that may keep nothing of a response was asked all the same.
    const hit = cls.throughRegional ? false : undefined;
    originSide.ask(cls, from, nowMs, times, (laterMs, status) =>
      this.#leave(visit, laterMs, hit, status === cls.status ? undefined : status),
    );
  }

  /** Sends a response. @param status Of one that is not that of its class. */
  #leave(visit: Visit, nowMs: number, hit: boolean | undefined, status: number | undefined): void {
    const { cls, arriving } = visit;
    const isDone = this.#runAll(cls.viewerResponse, visit, nowMs, 0) !== undefined;
    if (!isDone || status !== undefined) {
      this.#end(visit, { status: status ?? 503, bytes: 0, hit });
      return;
    }
    const { validatedStatus, validatedBytes, responseBytes } = cls;
    const ending = arriving.isRepeated
      ? { status: validatedStatus, bytes: validatedBytes, hit }
      : { status: cls.status, bytes: responseBytes, hit };
    this.#end(visit, ending);
  }

  #end({ arriving, cls, times }: Visit, ending: Ending): void {
    const { profile, counts, network, meter } = this.#deps;
    const at = arriving.cls * profile.places.length + arriving.place;
    const known = this.#counters[at];
    const counters = known ?? counts.countersOf(cls, arriving.place, network, profile);
    this.#counters[at] = counters;
    meter.addTo("viewer", 1);
    counts.end(counters, arriving.hour, times.stages, ending);
    this.#pool.giveBack(times);
  }

  /** Runs functions one after the other. @returns when the last has ended; `undefined` where one was throttled. */
  #runAll(
    calls: readonly FunctionCall[],
    { cls, region, edge, times }: Visit,
    nowMs: number,
    extraMs: number,
  ): number | undefined {
    let laterMs = nowMs;
    for (const call of calls) {
      const run = this.#deps.invocations.invoke(call, region, cls.route, laterMs, extraMs);
      if (run.throttled) {
        return undefined;
      }
      // Lambda@Edge runs in the Region of the regional edge cache, a CloudFront function at the edge location.
      const awayMs = run.isInRegion ? (this.#deps.network.edges[edge]?.regionalMs ?? 0) : 0;
      const ownMs = run.runMs + run.invokeMs + awayMs;
      times.add("edgeFunctions", ownMs);
      times.add("coldStarts", run.coldMs);
      laterMs += ownMs + run.coldMs;
    }
    return laterMs;
  }

  /** A request that Origin Shield takes as a layer of its own. */
  #countShield(visit: Visit): void {
    this.#count(visit, "originShieldRequests", 1);
  }

  /** Counts what CloudFront bills by the zone of the edge location. */
  #count({ cls, edge }: Visit, item: string, quantity: number): void {
    const { network, meter } = this.#deps;
    const zone = priceZoneOf(network.edges[edge]?.city.country ?? "US");
    meter.addTo(usageName("Amazon CloudFront", item, zone, cls.route), quantity);
  }
}
