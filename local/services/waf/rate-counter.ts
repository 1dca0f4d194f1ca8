/**
 * Counts requests and limits keys as late as AWS WAF does: see `rateEstimate` in `aws/waf-behavior.ts`.
 *
 * @module
 */
import { maxLimitedKeys, rateCheckSeconds } from "../../../aws/waf.ts";

/** How often sums are compared with the limit. */
const checkMs = rateCheckSeconds.value * 1000;

/** How long a change may take to be acted on. */
const maxLagMs = 20_000;

/** Keys that one rule limits at a time; beyond it, the highest rates win. */
export const maxLimited = maxLimitedKeys.value;

/** Keys that are counted at a time. AWS names no number; memory here needs one, since viewers write keys. */
export const maxCounted = 20_000;

/** What a counter is made of. */
export interface RateCounterOptions {
  /** Requests in a window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** At least 0, below 1. */
  readonly random: () => number;
}

/**
 * Counts one request.
 *
 * @param seen Receives what has been counted of its key in the window, this request included. @default nobody asks
 * @returns whether its key is being limited.
 */
export type RateCounter = (key: string, nowMs: number, seen?: (count: number) => void) => boolean;

/** What is known of one key. */
interface Tally {
  /** Requests in each span of {@link checkMs}, a ring. */
  readonly spans: Uint32Array;
  /** By the last check. */
  over: boolean;
  /** What is acted on. */
  limited: boolean;
  /** When `limited` becomes `over`. */
  turnsAtMs: number;
}

/** Acts on a change whose time has come. */
function settle(tally: Tally, nowMs: number): void {
  if (nowMs >= tally.turnsAtMs) {
    tally.limited = tally.over;
    tally.turnsAtMs = Number.POSITIVE_INFINITY;
  }
}

/**
 * Requests of the window that ends with a check, the newest in full, the oldest by half: so nobody is
 * limited who has not sent more than the limit.
 */
function weigh(spans: Uint32Array, check: number): number {
  const size = spans.length;
  let sum = 0;
  for (let age = 0; age < size; age++) {
    const at = (((check - 1 - age) % size) + size) % size;
    sum += (spans[at] ?? 0) * (1 - age / (2 * size));
  }
  return sum;
}

/** The weights that are over a limit; of too many, the highest. */
function overLimit(weights: ReadonlyMap<string, number>, limit: number): ReadonlySet<string> {
  const over = [...weights].filter(([, weight]) => weight > limit);
  const chosen =
    over.length <= maxLimited ? over : over.sort((a, b) => b[1] - a[1]).slice(0, maxLimited);
  return new Set(chosen.map(([key]) => key));
}

/** Makes a counter. A clock that goes back a little counts on where it was; one that goes back further starts anew. */
export function createRateCounter(options: RateCounterOptions): RateCounter {
  const { limit, windowSeconds, random } = options;
  const size = (windowSeconds * 1000) / checkMs;
  const tallies = new Map<string, Tally>();
  let span = Number.NEGATIVE_INFINITY;

  /** Compares every key with the limit, and forgets those of which nothing is left. */
  function check(at: number): void {
    const nowMs = at * checkMs;
    const weights = new Map<string, number>();
    for (const [key, { spans }] of tallies) {
      weights.set(key, weigh(spans, at));
    }
    const over = overLimit(weights, limit);
    for (const [key, tally] of tallies) {
      settle(tally, nowMs);
      const isOver = over.has(key);
      if (isOver !== tally.over) {
        tally.over = isOver;
        tally.turnsAtMs =
          isOver === tally.limited ? Number.POSITIVE_INFINITY : nowMs + random() * maxLagMs;
      }
      tally.spans[at % size] = 0;
      if (weights.get(key) === 0 && !tally.over && !tally.limited) {
        tallies.delete(key);
      }
    }
  }

  /** Makes up for the checks that no request came to. After a whole window without any, all sums are 0. */
  function advance(to: number): void {
    const first = Math.max(span + 1, 0);
    for (let at = first; at <= to && at <= first + size && tallies.size > 0; at++) {
      check(at);
    }
    span = to;
  }

  return (key, nowMs, seen) => {
    const now = Math.floor(nowMs / checkMs);
    if (now < span - 1) {
      // Nothing would be checked until the clock is there again.
      tallies.clear();
      span = now;
    }
    if (now > span) {
      advance(now);
    }
    let tally = tallies.get(key);
    if (tally === undefined) {
      if (tallies.size >= maxCounted) {
        return false;
      }
      tally = {
        spans: new Uint32Array(size),
        over: false,
        limited: false,
        turnsAtMs: Number.POSITIVE_INFINITY,
      };
      tallies.set(key, tally);
    }
    const at = span % size;
    tally.spans[at] = (tally.spans[at] ?? 0) + 1;
    settle(tally, nowMs);
    seen?.(tally.spans.reduce((sum, each) => sum + each, 0));
    return tally.limited;
  };
}
