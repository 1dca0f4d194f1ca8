/**
 * One run of a simulation: requests arrive in the order of their times, and what they cause happens in that order.
 *
 * @module
 */
import type { Profile, ProfiledRoute } from "../profile/request-profile.ts";
import type { TrafficPattern } from "../traffic/traffic.ts";
import { Arrivals, type Sent } from "./arrivals.ts";
import type { Assumed } from "./assumptions.ts";
import type { Lookup } from "./cache-tiers.ts";
import { type Arriving, EdgeSide } from "./edge-side.ts";
import { EventQueue } from "./event-queue.ts";
import { Invocations } from "./invocations.ts";
import { KeyRates } from "./key-rates.ts";
import { Meter } from "./meter.ts";
import { createNetwork } from "./network.ts";
import { OriginSide } from "./origin-side.ts";
import { invalidatedAt } from "./publications.ts";
import { exponential, seededDraw } from "./random.ts";
import { createRateJudge, type RateJudge } from "./rate-rules.ts";
import { RequestCounts } from "./request-counts.ts";
import { cacheRooms } from "./rooms.ts";
import { TierMap } from "./tier-map.ts";
import { clientRate, type Sampling, sampled, type Window } from "./windows.ts";

/** How to run. */
export interface RunOptions {
  readonly profile: Profile;
  readonly traffic: TrafficPattern;
  readonly assumed: Assumed;
  readonly seed: number;
  /** Requests that are simulated one by one, about. */
  readonly maxRequests: number;
  /** How many times as many viewers there are as in the traffic. */
  readonly factor: number;
}

/** What a run counted. */
export interface Run {
  readonly meter: Meter;
  readonly counts: RequestCounts;
  readonly invocations: Invocations;
  readonly sampling: Sampling;
  readonly requests: number;
}

/** Requests that come before those of a sample, so that functions have their sandboxes. */
const warmUpRequests = 5_000;

/** Runs a pattern. */
export function runPattern(options: RunOptions): Run {
  const { profile, traffic, assumed, seed, maxRequests, factor } = options;
  const drawOf = (purpose: number) => seededDraw(seed, purpose);
  const sampling = sampled(traffic, maxRequests, factor, drawOf(1));
  const isSampled = sampling.weight > 1;
  const meter = new Meter(sampling.repetitions);
  const queue = new EventQueue();
  const draw = drawOf(2);
  const network = createNetwork(profile.places, assumed.kmPerRttMs);
  const invocations = new Invocations(profile, assumed, meter, draw);
  const counts = new RequestCounts(meter);
  const keys = new KeyRates(profile, assumed.popularity);
  const state = { window: -1, rate: 0 };
  const edge = new EdgeSide({
    profile,
    network,
    assumed,
    meter,
    counts,
    invocations,
    queue,
    draw,
    originSide: new OriginSide({ profile, network, assumed, meter, invocations, queue, draw }),
    tiers: new TierMap({
      profile,
      network,
      keys,
      perCity: Math.max(1, Math.round(assumed.edgeCachesPerCity)),
      rooms: cacheRooms(profile, assumed),
    }),
    window: () => state.window,
    rate: () => state.rate,
    isEmptyAtStart: false,
  });
  const viewers = viewerCount(sampling, traffic);
  const arrivals = new Arrivals(profile, traffic, keys, viewers, drawOf(3));
  const judge = createRateJudge(profile, traffic, isSampled, drawOf(4));
  const maker = new ArrivingMaker(profile, traffic, keys, judge, viewers);
  const clock = drawOf(5);
  const clients = clientRate(traffic);
  let requests = 0;

  function send(nowMs: number, window: Window): void {
    const isClient = clients > 0 && clock() * (window.rate + clients) < clients;
    const sent = isClient ? arrivals.ofClient(chosenClient(traffic, clock())) : arrivals.ofViewer();
    edge.arrive(maker.make(sent, window.hour, nowMs), nowMs);
    requests += 1;
  }

  /** Has requests come from a time on, until another or so many. */
  function play(window: Window, endMs: number, most: number): void {
    const rate = window.rate + clients;
    let nowMs = window.startMs;
    for (let sent = 0; rate > 0 && sent < most; sent++) {
      nowMs += exponential(clock, rate);
      if (nowMs >= endMs) {
        break;
      }
      queue.runUntil(nowMs);
      send(nowMs, window);
    }
  }

  const [first] = sampling.windows;
  if (isSampled && first !== undefined) {
    const busiest = sampling.windows.reduce((one, each) => (each.rate > one.rate ? each : one));
    meter.isMuted = true;
    state.rate = busiest.rate;
    play({ ...busiest, startMs: traffic.startMs - 3_600_000 }, traffic.startMs, warmUpRequests);
    queue.runUntil(Number.POSITIVE_INFINITY);
    meter.isMuted = false;
    requests = 0;
  }
  for (const window of sampling.windows) {
    if (window.id !== state.window && isSampled) {
      queue.runUntil(Number.POSITIVE_INFINITY);
      invocations.pools.passOver(window.startMs, window.endMs - window.startMs);
    }
    state.window = window.id;
    state.rate = window.rate;
    meter.repetition = window.repetition;
    play(window, window.endMs, Number.POSITIVE_INFINITY);
  }
  queue.runUntil(Number.POSITIVE_INFINITY);
  return { meter, counts, invocations, sampling, requests };
}

/** How many viewers there are. */
function viewerCount({ windows, weight }: Sampling, { requestsPerViewer }: TrafficPattern): number {
  const requests = windows.reduce(
    (sum, { rate, startMs, endMs }) => sum + rate * (endMs - startMs),
    0,
  );
  return Math.max(1, Math.round((requests * weight) / requestsPerViewer));
}

/** A client by its share of the requests of all clients. @param fraction From 0 to below 1. */
function chosenClient({ clients }: TrafficPattern, fraction: number): number {
  const all = clients.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  let rest = fraction * all;
  return Math.max(
    0,
    clients.findIndex(({ requestsPerSecond }) => {
      rest -= requestsPerSecond;
      return rest < 0;
    }),
  );
}

/** Turns what is sent into what arrives. */
class ArrivingMaker {
  readonly #profile: Profile;
  readonly #traffic: TrafficPattern;
  readonly #keys: KeyRates;
  readonly #judge: RateJudge;
  readonly #viewers: number;

  constructor(
    profile: Profile,
    traffic: TrafficPattern,
    keys: KeyRates,
    judge: RateJudge,
    viewers: number,
  ) {
    this.#profile = profile;
    this.#traffic = traffic;
    this.#keys = keys;
    this.#judge = judge;
    this.#viewers = viewers;
  }

  make(sent: Sent, hour: number, nowMs: number): Arriving {
    const { routes, classes, remembersTokens = true } = this.#profile;
    const route = routes[sent.route] as ProfiledRoute;
    const of = route.classes[this.#phaseAt(hour, nowMs)]?.[sent.place] ?? 0;
    const cls = classes[of];
    const { client } = sent;
    return {
      cls: of,
      place: sent.place,
      hour,
      lookup: cls === undefined ? undefined : this.#lookup(sent, route, of, nowMs),
      isRepeated: sent.isRepeated,
      hasNewToken: route.hasToken && !(remembersTokens && sent.isRepeated),
      blockStatus:
        client === undefined
          ? undefined
          : this.#judge(client, sent.sender, cls?.rateRules ?? [], nowMs),
    };
  }

  #lookup(sent: Sent, route: ProfiledRoute, of: number, nowMs: number): Lookup | undefined {
    const keeping = this.#profile.classes[of]?.keeping;
    const base = this.#keys.baseOf[of] ?? -1;
    if (keeping === undefined || base < 0) {
      return undefined;
    }
    const viewer = keeping.ofViewer ? sent.sender : 0;
    const shareOfViewer = keeping.ofViewer ? 1 / this.#viewers : 1;
    return {
      key: this.#keys.keyOf(base, route, sent.choices, viewer),
      base,
      keeping,
      keyShare: this.#keys.valueShare(sent.route, sent.choices) * shareOfViewer,
      invalidatedMs: invalidatedAt(this.#traffic, route, nowMs),
    };
  }

  /** Position of the phase that a time is in. */
  #phaseAt(hour: number, nowMs: number): number {
    const { outages, matchDays } = this.#traffic;
    const failing = outages.findIndex(
      ({ startMs, minutes }) => nowMs >= startMs && nowMs < startMs + minutes * 60_000,
    );
    return failing >= 0 ? failing + 2 : matchDays.has(Math.floor(hour / 24)) ? 1 : 0;
  }
}
