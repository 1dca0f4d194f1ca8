/**
 * Figures of a variant of a program beside those of the program itself.
 *
 * @module
 */
import type { MonthlyCost } from "../cost/monthly-cost.ts";
import type { Estimate, Outcome } from "../outcome.ts";
import { statusShare } from "../report/traffic-sections.ts";

/** What a variant and the program are compared by. */
export interface ComparedVariant {
  /** As it was asked for, such as `no-cache`. */
  readonly name: string;
  /** What differs from the program, in a few words. */
  readonly about: string;
  readonly usd: Estimate;
  readonly hitRatio: number | undefined;
  readonly originRequests: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Share of responses with 429 or 5xx, from 0 to 1. */
  readonly failed: number;
}

/** The figures of one simulation. */
export function comparedVariant(
  { name, about }: Pick<ComparedVariant, "name" | "about">,
  { all, tiers }: Outcome,
  { totalUsd }: Pick<MonthlyCost, "totalUsd">,
): ComparedVariant {
  const responses = Object.values(all.statuses).reduce((so, count) => so + count, 0);
  const throttled = responses === 0 ? 0 : (all.statuses["429"] ?? 0) / responses;
  const { p50, p95, p99 } = all.latency;
  return {
    ...{ name, about, usd: totalUsd, p50, p95, p99 },
    hitRatio: all.hitRatio?.value,
    originRequests: tiers.originRequests.value,
    failed: throttled + statusShare(all, 5),
  };
}
