/**
 * Latencies of groups of requests, as histograms.
 *
 * @module
 */
import { type Latency, type LatencyStage, latencyStages } from "../outcome.ts";

/** Bins a factor of e apart are divided into so many: a bin is 2 % wide. */
const binsPerE = 50;

/** Up to e to the power of 12.5 ms: 268 s. */
const binCount = 625;

/** Milliseconds of each stage, in the order of `latencyStages`. */
export type StageTimes = Float64Array;

/** Latencies of one group. */
export class LatencyGroup {
  readonly #bins = new Float64Array(binCount);
  readonly #stages = new Float64Array(latencyStages.length);
  #count = 0;

  add(times: StageTimes): void {
    let totalMs = 0;
    for (let at = 0; at < times.length; at++) {
      const ms = times[at] as number;
      totalMs += ms;
      this.#stages[at] = (this.#stages[at] as number) + ms;
    }
    const bin = Math.min(binCount - 1, Math.floor(Math.log(totalMs + 1) * binsPerE));
    this.#bins[bin] = (this.#bins[bin] as number) + 1;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The latency that a share of the requests stays within, in milliseconds; 0 without requests. */
  quantile(share: number): number {
    const wanted = share * this.#count;
    let seen = 0;
    for (const [bin, count] of this.#bins.entries()) {
      if (count > 0 && seen + count >= wanted) {
        const within = (wanted - seen) / count;
        return Math.exp((bin + within) / binsPerE) - 1;
      }
      seen += count;
    }
    return 0;
  }

  get latency(): Latency {
    const total = this.#stages.reduce((sum, each) => sum + each, 0);
    const shares = Object.fromEntries(
      latencyStages.map((stage, at) => [stage, total === 0 ? 0 : (this.#stages[at] ?? 0) / total]),
    ) as Record<LatencyStage, number>;
    return {
      p50: this.quantile(0.5),
      p95: this.quantile(0.95),
      p99: this.quantile(0.99),
      shares,
    };
  }
}

/** Groups by name. */
export class LatencyGroups {
  readonly #groups = new Map<string, LatencyGroup>();

  of(name: string): LatencyGroup {
    const group = this.#groups.get(name) ?? new LatencyGroup();
    this.#groups.set(name, group);
    return group;
  }
}
