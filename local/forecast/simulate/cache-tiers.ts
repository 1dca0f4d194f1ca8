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
  /** When it began. Milliseconds since the epoch. */
  readonly windowStartMs: () => number;
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

/** The copy that a tier has. The first look in a window draws what it had when the window began. */
function copyAt(
  tiers: readonly Tier[],
  at: number,
  lookup: Lookup,
  nowMs: number,
  deps: TierDeps,
): Copy | undefined {
  const store = tiers[at]?.store;
  if (store === undefined) {
    return undefined;
  }
  const { key, invalidatedMs } = lookup;
  if (store.isNewIn(key, deps.window()) && !deps.isEmptyAtStart) {
    drawCopy(tiers, at, lookup, deps);
  }
  const copy = store.get(key);
  if (copy === undefined || copy.startMs < invalidatedMs || nowMs >= copy.staleUntilMs) {
    return undefined;
  }
  return copy;
}

/**
 * Draws what a tier had when the window began, unless that is known: a copy of the last tier is as old as chance has it;
 * one before it came from there, by the first request since.
 */
function drawCopy(tiers: readonly Tier[], at: number, lookup: Lookup, deps: TierDeps): void {
  const tier = tiers[at];
  const { key, keeping, invalidatedMs } = lookup;
  const startMs = deps.windowStartMs();
  const last = tier?.store.get(key);
  const known = last !== undefined && last.startMs >= invalidatedMs ? last : undefined;
  const isHere = known !== undefined && known.staleUntilMs > startMs;
  if (tier === undefined || isHere || invalidatedMs > startMs) {
    return;
  }
  if (at < tiers.length - 1) {
    const source = copyAt(tiers, at + 1, lookup, startMs, deps);
    const storedMs = source === undefined ? startMs : passedOnAt(source, tiers, at, lookup, deps);
    if (source !== undefined && storedMs < startMs) {
      tier.store.put(key, { ...source, startMs: storedMs });
    }
    return;
  }
  const sinceMs = known?.freshUntilMs ?? invalidatedMs;
  const rate = deps.rate() * tier.shareOf(lookup.base) * lookup.keyShare;
  const { freshMs } = keeping;
  const storedMs = drawnStart({ rate, freshMs, sinceMs }, startMs, deps.draw);
  if (storedMs !== undefined) {
    tier.store.put(key, copyFrom(storedMs, keeping));
  }
}

/** When a tier got a copy from the next one: at once where its own request caused it, else at its first request since. */
function passedOnAt(
  { startMs }: Copy,
  tiers: readonly Tier[],
  at: number,
  { base, keyShare }: Lookup,
  { draw, rate }: TierDeps,
): number {
  const own = tiers[at]?.shareOf(base) ?? 0;
  const all = tiers[at + 1]?.shareOf(base) ?? 0;
  if (own <= 0) {
    return Number.POSITIVE_INFINITY;
  }
  return draw() * all < own ? startMs : startMs + exponential(draw, rate() * own * keyShare);
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
