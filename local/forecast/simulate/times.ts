/**
 * Where the time of one request goes.
 *
 * @module
 */
import { type LatencyStage, latencyStages } from "../outcome.ts";
import type { Journey } from "./cache-tiers.ts";
import type { StageTimes } from "./latency-groups.ts";

const positions = Object.fromEntries(latencyStages.map((stage, at) => [stage, at])) as Record<
  LatencyStage,
  number
>;

/** Milliseconds by stage. */
export class Times implements Journey {
  readonly stages: StageTimes = new Float64Array(latencyStages.length);

  add(stage: LatencyStage, ms: number): void {
    const at = positions[stage];
    this.stages[at] = (this.stages[at] as number) + ms;
  }

  network(ms: number): void {
    this.add("originNetwork", ms);
  }

  waited(ms: number): void {
    this.add("waiting", ms);
  }
}

/** Times to be used again, since most requests need them for a moment only. */
export class TimesPool {
  readonly #free: Times[] = [];

  take(): Times {
    return this.#free.pop() ?? new Times();
  }

  giveBack(times: Times): void {
    times.stages.fill(0);
    this.#free.push(times);
  }
}
