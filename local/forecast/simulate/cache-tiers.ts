/**
 * Edge locations, regional edge caches and Origin Shield as tiers of caches: who asks whom, and who waits for whom.
 *
 * @module
 */
import type { Keeping } from "../profile/request-profile.ts";
import { type Copy, CopyStore, drawnStart } from "./copies.ts";
import type { EventQueue } from "./event-queue.ts";
import { type Draw, exponential } from "./random.ts";

/** A cache. */
export interface Tier {
  readonly store: CopyStore;
  /** Responses that are on their way, and who waits for them. */
  readonly flights: Map<number, Arrival[]>;
  /** Round trip to the next tier, in milliseconds; 0 for the last one. */
  readonly toNextMs: number;
  /** Share of the requests of a base that pass through it. */
  readonly shareOf: (base: number) => number;
}

/**
 * A response that has arrived at a tier.
 *
 * @param copy What may be kept of it.
 * @param status Of a response that is not that of its class.
 */
export type Arrival = (nowMs: number, copy: Copy | undefined, status: number | undefined) => void;

/** A request for an object. */
export interface Lookup {
  readonly key: number;
  readonly base: number;
  readonly keeping: Keeping;
  /** Share of the requests of its base that have its key. */
  readonly keyShare: number;
  /** When its path was last invalidated; minus infinity for never. */
  readonly invalidatedMs: number;
}

/** What a tier found, from the one nearest to the viewer: `hit` in the first, `regional` behind it. */
export type Found = "hit" | "regional" | "collapsed" | "miss";

/** Tells the latency that a request that is followed to the origin gains on its way. */
export interface Journey {
  network(ms: number): void;
  waited(ms: number): void;
}

/** What is asked behind the tiers, and told of them. */
export interface Hooks {
  /** Asks the origin. */
  readonly origin: (nowMs: number, journey: Journey | undefined, arrived: Arrival) => void;
  readonly found: (found: Found) => void;
}

/** What tiers need of a simulation. */
export interface TierDeps {
  readonly queue: EventQueue;
  readonly draw: Draw;
  /** The window that is simulated. */
  readonly window: () => number;
  /** Requests a millisecond, of all places. */
  readonly rate: () => number;
  /** Whether caches are empty at the start: of a log, where nothing is known of what was before. */
  readonly isEmptyAtStart: boolean;
}

const ignore = (): void => undefined;

/** Makes a tier. */
export function createTier(
  roomBytes: number,
  toNextMs: number,
  shareOf: (base: number) => number,
): Tier {
  return { store: new CopyStore(roomBytes), flights: new Map(), toNextMs, shareOf };
}

/** The copy that a tier has; the first look after a time that was not simulated draws it. */
function copyAt(
  tiers: readonly Tier[],
  at: number,
  lookup: Lookup,
  nowMs: number,
  deps: TierDeps,
): Copy | undefined {
  const tier = tiers[at];
  if (tier === undefined) {
    return undefined;
  }
  const { key, keeping, invalidatedMs } = lookup;
  const isNew = tier.store.isNewIn(key, deps.window()) && !deps.isEmptyAtStart;
  const copy = tier.store.get(key);
  if (copy !== undefined && copy.startMs < invalidatedMs) {
    tier.store.delete(key);
  } else if (copy !== undefined && nowMs < copy.staleUntilMs) {
    return copy;
  }
  if (!isNew) {
    return undefined;
  }
  const rate = deps.rate() * tier.shareOf(lookup.base) * lookup.keyShare;
  const drawn = drawnCopy(tiers, at, lookup, nowMs, rate, copy?.freshUntilMs, deps);
  if (drawn !== undefined) {
    tier.store.put(key, { ...drawn, bytes: keeping.bytes });
  }
  return drawn;
}

/** A copy of the last tier is as old as chance has it; one before it came from there, by the first request since. */
function drawnCopy(
  tiers: readonly Tier[],
  at: number,
  lookup: Lookup,
  nowMs: number,
  rate: number,
  lastEndMs: number | undefined,
  deps: TierDeps,
): Copy | undefined {
  const { keeping, invalidatedMs } = lookup;
  if (at === tiers.length - 1) {
    const sinceMs = Math.max(lastEndMs ?? Number.NEGATIVE_INFINITY, invalidatedMs);
    const expectation = { rate, freshMs: keeping.freshMs, sinceMs };
    const startMs = drawnStart(expectation, nowMs, deps.draw);
    const copy = startMs === undefined ? undefined : copyFrom(startMs, keeping);
    return copy !== undefined && nowMs < copy.staleUntilMs ? copy : undefined;
  }
  const source = copyAt(tiers, at + 1, lookup, nowMs, deps);
  if (source === undefined || rate <= 0) {
    return undefined;
  }
  const startMs = source.startMs + exponential(deps.draw, rate);
  return startMs < nowMs ? { ...source, startMs } : undefined;
}

/** A copy of what an origin returned at a time. */
export function copyFrom(nowMs: number, keeping: Keeping): Copy {
  const freshUntilMs = nowMs + keeping.freshMs;
  return {
    startMs: nowMs,
    freshUntilMs,
    staleUntilMs: freshUntilMs + keeping.staleWhileRevalidateMs,
    bytes: keeping.bytes,
  };
}

/**
 * Looks an object up in a tier and behind it.
 *
 * @param at The position of the tier; behind the last one is the origin.
 * @param arrived Receives the response, at once where the tier has it.
 * @param journey Of the request that is followed; of a refresh in the background none.
 */
export function lookUp(
  tiers: readonly Tier[],
  at: number,
  lookup: Lookup,
  nowMs: number,
  deps: TierDeps,
  hooks: Hooks,
  journey: Journey | undefined,
  arrived: Arrival,
): void {
  const tier = tiers[at];
  if (tier === undefined) {
    hooks.found("miss");
    hooks.origin(nowMs, journey, arrived);
    return;
  }
  const copy = copyAt(tiers, at, lookup, nowMs, deps);
  if (copy !== undefined) {
    if (nowMs >= copy.freshUntilMs && !tier.flights.has(lookup.key)) {
      tier.flights.set(lookup.key, []);
      forward(tiers, at, lookup, nowMs, deps, { ...hooks, found: ignore }, undefined, ignore);
    }
    hooks.found(at === 0 ? "hit" : "regional");
    arrived(nowMs, copy, undefined);
    return;
  }
  const waiting = lookup.keeping.collapsible ? tier.flights.get(lookup.key) : undefined;
  if (waiting !== undefined) {
    hooks.found("collapsed");
    waiting.push((laterMs, shared, status) => {
      journey?.waited(laterMs - nowMs);
      arrived(laterMs, shared, status);
    });
    return;
  }
  tier.flights.set(lookup.key, []);
  forward(tiers, at, lookup, nowMs, deps, hooks, journey, arrived);
}

/** Asks the next tier, and keeps what arrives. */
function forward(
  tiers: readonly Tier[],
  at: number,
  lookup: Lookup,
  nowMs: number,
  deps: TierDeps,
  hooks: Hooks,
  journey: Journey | undefined,
  arrived: Arrival,
): void {
  const tier = tiers[at];
  if (tier === undefined) {
    return;
  }
  const { toNextMs } = tier;
  journey?.network(toNextMs);
  const arrive: Arrival = (laterMs, copy, status) => {
    if (copy !== undefined) {
      tier.store.put(lookup.key, { ...copy, startMs: laterMs });
    }
    const waiting = tier.flights.get(lookup.key) ?? [];
    tier.flights.delete(lookup.key);
    arrived(laterMs, copy, status);
    for (const each of waiting) {
      each(laterMs, copy, status);
    }
  };
  const back: Arrival = (laterMs, copy, status) =>
    deps.queue.add(laterMs + toNextMs / 2, (atMs) => arrive(atMs, copy, status));
  deps.queue.add(nowMs + toNextMs / 2, (atMs) =>
    lookUp(tiers, at + 1, lookup, atMs, deps, hooks, journey, back),
  );
}
