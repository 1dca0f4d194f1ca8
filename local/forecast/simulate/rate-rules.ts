/**
 * Rate-based rules of a web ACL, for clients that send much. A viewer sends too little to be counted.
 *
 * @module
 */
import { createRateCounter, type RateCounter } from "../../services/waf/rate-counter.ts";
import type { Profile } from "../profile/request-profile.ts";
import type { TrafficPattern } from "../traffic/traffic.ts";
import type { Draw } from "./random.ts";

/** Judges requests of clients. @returns the status by which a request is blocked. */
export type RateJudge = (
  client: number,
  address: number,
  rules: readonly number[],
  nowMs: number,
) => number | undefined;

/**
 * Makes a judge: with the counters that the runtime serves with where all requests are simulated. Of a sample, a
 * rule limits a client all the time where its addresses send more than the limit on average.
 */
export function createRateJudge(
  { rateRules }: Profile,
  { clients }: TrafficPattern,
  isSampled: boolean,
  random: Draw,
): RateJudge {
  const counters: readonly RateCounter[] = rateRules.map(({ limit, windowSeconds }) =>
    createRateCounter({ limit, windowSeconds, random }),
  );
  const isOver = (client: number, rule: number): boolean => {
    const { requestsPerSecond = 0, addresses = 1 } = clients[client] ?? {};
    const { limit = 0, windowSeconds = 0 } = rateRules[rule] ?? {};
    return (requestsPerSecond / addresses) * windowSeconds > limit;
  };
  return (client, address, rules, nowMs) => {
    for (const rule of rules) {
      const isLimited = isSampled
        ? isOver(client, rule)
        : counters[rule]?.(`${client} ${address}`, nowMs);
      const status = rateRules[rule]?.blockStatus;
      if (isLimited === true && status !== undefined) {
        return status;
      }
    }
    return undefined;
  };
}
