/**
 * Runs of a simulation: requests arrive in the order of their times, and what they cause happens in that order.
 *
 * @module
 */
import type { LoggedPositions, Profile } from "../profile/request-profile.ts";
import type { TrafficLog, TrafficPattern } from "../traffic/traffic.ts";
import { Arrivals } from "./arrivals.ts";
import { ArrivingMaker } from "./arriving-maker.ts";
import type { Assumed } from "./assumptions.ts";
import type { Invocations } from "./invocations.ts";
import type { Meter } from "./meter.ts";
import { invalidatedAt } from "./publications.ts";
import { exponential } from "./random.ts";
import { createRateJudge } from "./rate-rules.ts";
import type { RequestCounts } from "./request-counts.ts";
import { clientRate, type Sampling, sampled, type Window } from "./windows.ts";
import { createWorld } from "./world.ts";

/** How to run. */
export interface RunOptions {
  readonly profile: Profile;
  readonly assumed: Assumed;
  readonly seed: number;
}

/** What a run counted. */
export interface Run {
  readonly meter: Meter;
  readonly counts: RequestCounts;
  readonly invocations: Invocations;
  /** Requests that each simulated one stands for. */
  readonly weight: number;
  /** Requests that were simulated. */
  readonly requests: number;
}

/** How to run a pattern. */
export interface PatternOptions extends RunOptions {
  readonly traffic: TrafficPattern;
  /** Requests that are simulated one by one, about. */
  readonly maxRequests: number;
  /** How many times as many viewers there are as in the traffic. */
  readonly factor: number;
}

const hourMs = 3_600_000;

/** Requests that come before those of a sample, so that functions have their sandboxes. */
const warmUpRequests = 5_000;

/** Runs a pattern: all of it, or a sample. */
export function runPattern(options: PatternOptions): Run {
  const { profile, traffic, assumed, seed, maxRequests, factor } = options;
  const sampling = sampled(traffic, maxRequests, factor, seed);
  const { windows, weight, repetitions } = sampling;
  const isSampled = weight > 1;
  const world = createWorld({ profile, assumed, seed, repetitions, isEmptyAtStart: false });
  const { edge, queue, meter, counts, invocations, keys, now, drawOf } = world;
  const viewers = viewerCount(sampling, traffic);
  const arrivals = new Arrivals(profile, traffic, keys, viewers, drawOf(1));
  const maker = new ArrivingMaker(profile, keys, {
    phaseAt: phasesOf(traffic),
    invalidatedAt: (route, nowMs) =>
      invalidatedAt(traffic, profile.routes[route]?.label ?? "", nowMs),
    judge: createRateJudge(profile, traffic, isSampled, drawOf(2)),
    viewers,
  });
  const clock = drawOf(3);
  const ofClients = clientRate(traffic);
  const clientAt = clientChoice(traffic);
  let requests = 0;

  /** Has requests come until the end of a window, or so many. */
  function play(window: Window, most: number): void {
    const rate = window.rate + ofClients;
    if (now.window !== window.id) {
      now.startMs = window.startMs;
    }
    now.window = window.id;
    now.rate = window.rate;
    let nowMs = window.startMs;
    for (let count = 0; rate > 0 && count < most; count++) {
      nowMs += exponential(clock, rate);
      if (nowMs >= window.endMs) {
        return;
      }
      queue.runUntil(nowMs);
      const isOfClient = ofClients > 0 && clock() * rate < ofClients;
      const sent = isOfClient ? arrivals.ofClient(clientAt(clock())) : arrivals.ofViewer();
      edge.arrive(maker.make(sent, window.hour, nowMs), nowMs);
      requests += 1;
    }
  }

  if (isSampled) {
    const busiest = windows.reduce((one, each) => (each.rate > one.rate ? each : one));
    meter.isMuted = true;
    play(
      { ...busiest, id: -2, startMs: traffic.startMs - hourMs, endMs: traffic.startMs },
      warmUpRequests,
    );
    queue.runUntil(Number.POSITIVE_INFINITY);
    meter.isMuted = false;
    requests = 0;
  }
  for (const window of windows) {
    if (isSampled) {
      queue.runUntil(Number.POSITIVE_INFINITY);
      invocations.pools.passOver(window.startMs, window.endMs - window.startMs);
    }
    meter.repetition = window.repetition;
    play(window, Number.POSITIVE_INFINITY);
  }
  queue.runUntil(Number.POSITIVE_INFINITY);
  return { meter, counts, invocations, weight, requests };
}

/** How to run a log. */
export interface LogOptions extends RunOptions {
  readonly log: TrafficLog;
  readonly logged: LoggedPositions;
}

/** Runs a log: each of its requests at its time, with caches that are empty at first. */
export function runLog({ profile, assumed, seed, log, logged }: LogOptions): Run {
  const world = createWorld({ profile, assumed, seed, repetitions: 1, isEmptyAtStart: true });
  const { edge, queue, meter, counts, invocations, keys } = world;
  const { requests } = log;
  const addresses = new Map<string, number>();
  const maker = new ArrivingMaker(profile, keys, {
    phaseAt: () => 0,
    invalidatedAt: () => Number.NEGATIVE_INFINITY,
    judge: () => undefined,
    viewers: 1,
  });
  const [first] = requests;
  for (const [at, { timeMs, address, status }] of requests.entries()) {
    queue.runUntil(timeMs);
    const sender = addresses.get(address) ?? addresses.size;
    addresses.set(address, sender);
    const sent = {
      route: logged.routes[at] ?? 0,
      place: logged.places[at] ?? 0,
      choices: [logged.choices[at] ?? 0],
      client: undefined,
      sender,
      isRepeated: status === 304,
    };
    const hour = Math.floor((timeMs - (first?.timeMs ?? timeMs)) / hourMs);
    edge.arrive(maker.make(sent, hour, timeMs), timeMs);
  }
  queue.runUntil(Number.POSITIVE_INFINITY);
  return { meter, counts, invocations, weight: 1, requests: requests.length };
}

/** How many viewers there are, at least 1. */
function viewerCount({ windows, weight }: Sampling, { requestsPerViewer }: TrafficPattern): number {
  const requests = windows.reduce(
    (sum, { rate, startMs, endMs }) => sum + rate * (endMs - startMs),
    0,
  );
  return Math.max(1, Math.round((requests * weight) / requestsPerViewer));
}

/** Chooses a client by its share of the requests of all clients. */
function clientChoice({ clients }: TrafficPattern): (fraction: number) => number {
  const all = clients.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  return (fraction) => {
    let rest = fraction * all;
    const at = clients.findIndex(({ requestsPerSecond }) => {
      rest -= requestsPerSecond;
      return rest < 0;
    });
    return Math.max(0, at);
  };
}

/** Phases of a pattern, in the order of the profile. */
function phasesOf({ outages, matchDays }: TrafficPattern): (hour: number, nowMs: number) => number {
  return (hour, nowMs) => {
    const failing = outages.findIndex(
      ({ startMs, minutes }) => nowMs >= startMs && nowMs < startMs + minutes * 60_000,
    );
    if (failing >= 0) {
      return failing + 2;
    }
    return matchDays.has(Math.floor(hour / 24)) ? 1 : 0;
  };
}
