/**
 * Everything that requests of a simulation meet, connected.
 *
 * @module
 */
import type { Profile } from "../profile/request-profile.ts";
import type { Assumed } from "./assumptions.ts";
import { EdgeSide } from "./edge-side.ts";
import { EventQueue } from "./event-queue.ts";
import { Invocations } from "./invocations.ts";
import { KeyRates } from "./key-rates.ts";
import { Meter } from "./meter.ts";
import { createNetwork } from "./network.ts";
import { OriginSide } from "./origin-side.ts";
import { type Draw, seededDraw } from "./random.ts";
import { RequestCounts } from "./request-counts.ts";
import { cacheRooms } from "./rooms.ts";
import { TierMap } from "./tier-map.ts";

/** What a world is made of. */
export interface WorldOptions {
  readonly profile: Profile;
  readonly assumed: Assumed;
  readonly seed: number;
  /** Repetitions that are counted apart. */
  readonly repetitions: number;
  /** Whether caches are empty at the start, instead of as the requests before would have left them. */
  readonly isEmptyAtStart: boolean;
}

/** Caches, functions and origins, and what is counted of them. */
export interface World {
  readonly edge: EdgeSide;
  readonly queue: EventQueue;
  readonly meter: Meter;
  readonly counts: RequestCounts;
  readonly invocations: Invocations;
  readonly keys: KeyRates;
  /** What is simulated now: the number of the window, its start, and requests of viewers a millisecond. */
  readonly now: { window: number; startMs: number; rate: number };
  /** Chance for a purpose: 1, 2, 3 … */
  readonly drawOf: (purpose: number) => Draw;
}

/** Makes a world in which nothing has happened yet. */
export function createWorld(options: WorldOptions): World {
  const { profile, assumed, seed, repetitions, isEmptyAtStart } = options;
  const drawOf = (purpose: number) => seededDraw(seed, purpose);
  const draw = drawOf(0);
  const meter = new Meter(repetitions);
  const queue = new EventQueue();
  const network = createNetwork(profile.places, assumed.kmPerRttMs);
  const invocations = new Invocations(profile, assumed, meter, draw);
  const counts = new RequestCounts(meter);
  const keys = new KeyRates(profile, assumed.popularity);
  const now = { window: -1, startMs: 0, rate: 0 };
  const perCity = Math.max(1, Math.round(assumed.edgeCachesPerCity));
  const rooms = cacheRooms(profile, assumed);
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
    tiers: new TierMap({ profile, network, keys, perCity, rooms }),
    window: () => now.window,
    windowStartMs: () => now.startMs,
    rate: () => now.rate,
    isEmptyAtStart,
  });
  return { edge, queue, meter, counts, invocations, keys, now, drawOf };
}
