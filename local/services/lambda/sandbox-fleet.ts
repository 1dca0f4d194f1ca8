/**
 * All sandboxes of all functions: how many there may be, and whose makes room for whose.
 *
 * @module
 */
import type { SetTimer } from "../../timer.ts";
import type { Sandbox, SandboxEvents } from "./sandbox.ts";
import { type PoolLimits, SandboxPool } from "./sandbox-pool.ts";

/** How far a fleet goes. */
export interface FleetLimits {
  /** Sandboxes of all functions at once. */
  readonly maxSandboxes: number;
  /** A free sandbox ends after this long, or up to half as long again, in milliseconds. */
  readonly idleMs: number;
}

/** A fleet. It starts empty. */
export class SandboxFleet {
  readonly #limits: FleetLimits & PoolLimits;
  readonly #nowMs: () => number;
  readonly #setTimer: SetTimer;
  readonly #pools = new Map<string, SandboxPool>();
  readonly #retired = new Set<SandboxPool>();
  /** Pools that were refused a place. */
  readonly #hungry = new Set<SandboxPool>();
  readonly #sweeper: NodeJS.Timeout;
  #size = 0;
  /** Of {@link #size}, those ending to free capacity for another function. */
  #leaving = 0;
  #closed = false;

  constructor(limits: FleetLimits & PoolLimits, nowMs: () => number, setTimer: SetTimer) {
    this.#limits = limits;
    this.#nowMs = nowMs;
    this.#setTimer = setTimer;
    this.#sweeper = setInterval(() => this.#sweep(), limits.idleMs / 2).unref();
  }

  /** The pool of this key, made where there is none. */
  pool(key: string, start: (events: SandboxEvents) => Promise<Sandbox>): SandboxPool {
    const known = this.#pools.get(key);
    if (known) {
      return known;
    }
    const pool: SandboxPool = new SandboxPool(this.#limits, {
      setTimer: this.#setTimer,
      start,
      reserve: () => this.#reserve(pool),
      release: () => this.#release(),
      idle: () => this.#feed(),
    });
    this.#pools.set(key, pool);
    return pool;
  }

  /** Retires every pool that is not of these keys. */
  retain(keys: ReadonlySet<string>): void {
    for (const [key, pool] of this.#pools) {
      if (!keys.has(key)) {
        this.#pools.delete(key);
        this.#retired.add(pool);
        pool.retire();
      }
    }
  }

  /** Ends everything; nothing starts any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeper);
    await Promise.all([...this.#pools.values(), ...this.#retired].map((pool) => pool.close()));
  }

  #reserve(pool: SandboxPool): boolean {
    if (this.#closed) {
      return false;
    }
    if (this.#size < this.#limits.maxSandboxes) {
      this.#size += 1;
      return true;
    }
    this.#hungry.add(pool);
    this.#makeRoom();
    return false;
  }

  #release(): void {
    this.#size -= 1;
    this.#feed();
  }

  #feed(): void {
    if (this.#hungry.size === 0) {
      return;
    }
    const pools = [...this.#hungry];
    this.#hungry.clear();
    for (const pool of pools) {
      // Still hungry, it enters itself again.
      pool.grow();
    }
  }

  /** Ends the sandbox that has been free for longest, unless enough are ending already. */
  #makeRoom(): void {
    if (this.#leaving >= this.#hungry.size) {
      return;
    }
    let oldest: { pool: SandboxPool; sandbox: Sandbox } | undefined;
    for (const pool of this.#pools.values()) {
      const sandbox = pool.oldestFree;
      if (sandbox && (!oldest || sandbox.freeSinceMs < oldest.sandbox.freeSinceMs)) {
        oldest = { pool, sandbox };
      }
    }
    if (oldest) {
      this.#leaving += 1;
      void oldest.pool.evict(oldest.sandbox).then(() => {
        this.#leaving -= 1;
      });
    }
  }

  #sweep(): void {
    const beforeMs = this.#nowMs() - this.#limits.idleMs;
    for (const pool of this.#pools.values()) {
      for (
        let idle = pool.oldestFree;
        idle && idle.freeSinceMs <= beforeMs;
        idle = pool.oldestFree
      ) {
        void pool.evict(idle);
      }
    }
    for (const pool of this.#retired) {
      if (pool.empty) {
        this.#retired.delete(pool);
      }
    }
  }
}
