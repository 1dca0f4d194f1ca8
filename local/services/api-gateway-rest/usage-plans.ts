/**
 * API keys and usage plans of a REST API: who may ask, how fast, and how often in a period.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 * @module
 */
import { type Admit, createBucket } from "../api-gateway/throttle.ts";
import type { PlanKey } from "./rest-api.ts";

/** What becomes of a request with a key. */
export type KeyVerdict = "admitted" | "unknown" | "throttled" | "spent";

/** The first day of the period that a time is in, as a text. Weeks begin on Sunday. */
function periodOf(period: "DAY" | "WEEK" | "MONTH", nowMs: number): string {
  const date = new Date(nowMs);
  if (period === "MONTH") {
    date.setUTCDate(1);
  } else if (period === "WEEK") {
    date.setUTCDate(date.getUTCDate() - date.getUTCDay());
  }
  return date.toISOString().slice(0, 10);
}

/** Makes plans of which nothing is used. */
export function createUsagePlans(
  keys: readonly PlanKey[],
): (value: string | undefined, stage: string, nowMs: number) => KeyVerdict {
  const buckets = new Map<string, Admit>();
  const used = new Map<string, { readonly period: string; readonly count: number }>();

  /** Counts a request. @returns whether the quota had one left. */
  function spend(name: string, { quota }: PlanKey, nowMs: number): boolean {
    if (quota === undefined) {
      return true;
    }
    const period = periodOf(quota.period, nowMs);
    const known = used.get(name);
    const count = known?.period === period ? known.count : 0;
    used.set(name, { period, count: count + 1 });
    return count < quota.limit;
  }

  return (value, stage, nowMs) => {
    const key = keys.find((each) => each.value === value && each.stage === stage);
    if (key === undefined) {
      return "unknown";
    }
    const name = `${key.planId} ${key.keyId}`;
    const bucket = buckets.get(name) ?? (key.throttle && createBucket(key.throttle));
    if (bucket !== undefined) {
      buckets.set(name, bucket);
      if (!bucket(nowMs)) {
        return "throttled";
      }
    }
    return spend(name, key, nowMs) ? "admitted" : "spent";
  };
}
