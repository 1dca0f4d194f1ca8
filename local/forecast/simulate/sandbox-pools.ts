/**
 * Sandboxes of functions: warm and cold starts, and the quota of a Region.
 *
 * @module
 */
import { type Admit, createBucket } from "../../services/api-gateway/throttle.ts";

/** How an invocation begins. */
export type Start = "warm" | "cold" | "throttled";

/** Sandboxes of one function in one Region. */
class Pool {
  /** When each invocation that runs ends: a binary heap. */
  readonly ends: number[] = [];
  /** Since when each idle sandbox is idle, the longest first. */
  readonly idle: number[] = [];
  peak = 0;
  /** For what is expected after a time that was not simulated. */
  invocations = 0;
  busyMs = 0;

  /** Takes invocations that have ended into account. */
  settle(nowMs: number, idleMs: number): void {
    while ((this.ends[0] ?? Number.POSITIVE_INFINITY) <= nowMs) {
      this.idle.push(removeLeast(this.ends));
    }
    let expired = 0;
    while ((this.idle[expired] ?? Number.POSITIVE_INFINITY) < nowMs - idleMs) {
      expired += 1;
    }
    if (expired > 0) {
      this.idle.splice(0, expired);
    }
  }
}

function addTo(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] as number) <= value) {
      break;
    }
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = value;
}

function removeLeast(heap: number[]): number {
  const least = heap[0] as number;
  const last = heap.pop() as number;
  const count = heap.length;
  if (count > 0) {
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      const right = child + 1;
      const lower =
        right < count && (heap[right] as number) < (heap[child] as number) ? right : child;
      if ((heap[lower] as number) >= last) {
        break;
      }
      heap[at] = heap[lower] as number;
      at = lower;
    }
    heap[at] = last;
  }
  return least;
}

/** What pools are made with. */
export interface PoolOptions {
  /** Concurrent invocations of a Region, over all functions. */
  readonly concurrency: number;
  /** Invocations of edge functions in a Region, a second. */
  readonly edgePerSecond: number;
  readonly idleMs: number;
  readonly draw: () => number;
}

/** Sandboxes of all functions, by Region. */
export class SandboxPools {
  readonly #options: PoolOptions;
  readonly #regions = new Map<string, Map<number, Pool>>();
  readonly #rates = new Map<string, Admit>();
  #simulatedMs = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Begins an invocation.
   *
   * @param durationOf The time that it takes, in milliseconds, once it is known how it starts.
   */
  start(
    region: string,
    fn: number,
    isEdge: boolean,
    nowMs: number,
    durationOf: (isCold: boolean) => number,
  ): Start {
    const { concurrency, idleMs } = this.#options;
    const pools = this.#regions.get(region) ?? new Map<number, Pool>();
    this.#regions.set(region, pools);
    const pool = pools.get(fn) ?? new Pool();
    pools.set(fn, pool);
    if (isEdge && !this.#admits(region, nowMs)) {
      return "throttled";
    }
    pool.settle(nowMs, idleMs);
    const isCold = pool.idle.length === 0;
    if (pool.ends.length >= concurrency / pools.size && this.#busy(pools, nowMs) >= concurrency) {
      return "throttled";
    }
    pool.idle.pop();
    const durationMs = durationOf(isCold);
    addTo(pool.ends, nowMs + durationMs);
    pool.peak = Math.max(pool.peak, pool.ends.length);
    pool.invocations += 1;
    pool.busyMs += durationMs;
    return isCold ? "cold" : "warm";
  }

  /** The most invocations of a function that ran at a time. */
  peakOf(region: string, fn: number): number {
    return this.#regions.get(region)?.get(fn)?.peak ?? 0;
  }

  /**
   * Passes over a time that is not simulated. Afterwards a function has the sandboxes that its requests so far would
   * have left: none where a whole idle time without a request is likely.
   *
   * @param simulatedMs The time that was simulated since the last call.
   */
  passOver(toMs: number, simulatedMs: number): void {
    this.#simulatedMs += simulatedMs;
    const { idleMs, draw } = this.#options;
    for (const pools of this.#regions.values()) {
      for (const pool of pools.values()) {
        const rate = pool.invocations / Math.max(1, this.#simulatedMs);
        const isKept = draw() < 1 - Math.exp(-rate * idleMs);
        const busy = pool.busyMs / Math.max(1, this.#simulatedMs);
        const count = isKept ? Math.max(pool.peak, Math.ceil(busy + 4 * Math.sqrt(busy))) : 0;
        pool.ends.length = 0;
        pool.idle.length = 0;
        for (let at = 0; at < count; at++) {
          pool.idle.push(toMs);
        }
      }
    }
  }

  #busy(pools: ReadonlyMap<number, Pool>, nowMs: number): number {
    let busy = 0;
    for (const pool of pools.values()) {
      pool.settle(nowMs, this.#options.idleMs);
      busy += pool.ends.length;
    }
    return busy;
  }

  #admits(region: string, nowMs: number): boolean {
    const { edgePerSecond } = this.#options;
    const admit =
      this.#rates.get(region) ??
      createBucket({ ratePerSecond: edgePerSecond, burst: edgePerSecond });
    this.#rates.set(region, admit);
    return admit(nowMs);
  }
}
