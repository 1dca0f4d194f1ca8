/**
 * Counts of requests by group: all, each route and each country, and the hours.
 *
 * @module
 */
import { priceZoneOf } from "../cost/price-zone.ts";
import type { Profile, RequestClass } from "../profile/request-profile.ts";
import { type LatencyGroup, LatencyGroups, type StageTimes } from "./latency-groups.ts";
import type { Meter } from "./meter.ts";
import type { Network } from "./network.ts";

/** What became of a request. */
export interface Ending {
  readonly status: number;
  readonly bytes: number;
  /** Whether a cache answered, or another request's response; `undefined` where none may. */
  readonly hit: boolean | undefined;
}

/** Names of the quantities of a group in the meter. */
export const groupQuantities = {
  requests: (group: string) => `requests ${group}`,
  cacheable: (group: string) => `cacheable ${group}`,
  hits: (group: string) => `hits ${group}`,
  status: (group: string, status: string) => `status ${group} ${status}`,
} as const;

/** The name of a group. */
export const groupNames = {
  all: "all",
  route: (pattern: string) => `route ${pattern}`,
  country: (code: string) => `country ${code}`,
  hour: (hour: number) => `hour ${hour}`,
} as const;

/** A quantity that is billed, as the meter names it. */
export function usageName(
  service: string,
  item: string,
  place: string,
  route: string | undefined,
): string {
  return ["usage", service, item, place, route ?? ""].join("\n");
}

/** What is counted of one group. */
interface GroupCounters {
  readonly requests: number;
  readonly cacheable: number;
  readonly hits: number;
  readonly latencies: LatencyGroup;
  readonly statuses: Map<number, number>;
  readonly name: string;
}

/** What is counted of every request of a class at a place. */
export interface ClassCounters {
  readonly groups: readonly GroupCounters[];
  /** Positions in the meter. */
  readonly requests: number;
  readonly transferGb: number;
  readonly firewall: number;
}

/** Bytes of a GB as CloudFront bills it. */
export const bytesPerGb = 2 ** 30;

/** Counts requests. */
export class RequestCounts {
  readonly latencies = new LatencyGroups();
  readonly #meter: Meter;
  readonly #groups = new Map<string, GroupCounters>();

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** What to count of a class at a place. */
  countersOf(cls: RequestClass, place: number, network: Network, profile: Profile): ClassCounters {
    const site = network.sites[place];
    const edge = site && network.edges[site.edge];
    const zone = priceZoneOf(edge?.city.country ?? "US");
    const { route } = cls;
    const service = "Amazon CloudFront";
    const has = (condition: boolean, name: string) => (condition ? this.#meter.position(name) : -1);
    return {
      groups: [
        this.#group(groupNames.all),
        this.#group(groupNames.route(route)),
        this.#group(groupNames.country(site?.country ?? "")),
      ],
      requests: has(profile.hasDistribution, usageName(service, "httpsRequests", zone, route)),
      transferGb: has(profile.hasDistribution, usageName(service, "transferOutGb", zone, route)),
      firewall: has(profile.hasWebAcl, usageName("AWS WAF", "requests", "global", route)),
    };
  }

  /** Counts a request that has ended. @param hour Of the simulated time, from 0. */
  end(counters: ClassCounters, hour: number, times: StageTimes, ending: Ending): void {
    if (this.#meter.isMuted) {
      return;
    }
    for (const group of counters.groups) {
      this.#count(group, times, ending);
    }
    this.#count(this.#group(groupNames.hour(hour)), times, ending);
    const { requests, transferGb, firewall } = counters;
    if (requests >= 0) {
      this.#meter.add(requests, 1);
      this.#meter.add(transferGb, ending.bytes / bytesPerGb);
    }
    if (firewall >= 0) {
      this.#meter.add(firewall, 1);
    }
  }

  #count(group: GroupCounters, times: StageTimes, { status, hit }: Ending): void {
    this.#meter.add(group.requests, 1);
    // CloudFront reports errors apart from hits and misses, whether they are cached or not.
    if (hit !== undefined && status < 400) {
      this.#meter.add(group.cacheable, 1);
      if (hit) {
        this.#meter.add(group.hits, 1);
      }
    }
    let position = group.statuses.get(status);
    if (position === undefined) {
      position = this.#meter.position(groupQuantities.status(group.name, String(status)));
      group.statuses.set(status, position);
    }
    this.#meter.add(position, 1);
    group.latencies.add(times);
  }

  #group(name: string): GroupCounters {
    const known = this.#groups.get(name);
    if (known !== undefined) {
      return known;
    }
    const group: GroupCounters = {
      name,
      requests: this.#meter.position(groupQuantities.requests(name)),
      cacheable: this.#meter.position(groupQuantities.cacheable(name)),
      hits: this.#meter.position(groupQuantities.hits(name)),
      latencies: this.latencies.of(name),
      statuses: new Map(),
    };
    this.#groups.set(name, group);
    return group;
  }
}
