/**
 * Asking a second origin when the first has failed.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 * @module
 */

import type { EdgeContext, Visit } from "../edge.ts";
import { isMethodCached } from "../request/allowed-methods.ts";
import { type Exchange, type ExchangePlan, exchange } from "./origin-exchange.ts";
import { hasFailed, originsOf } from "./origin-group.ts";

/**
 * Makes an exchange with the origin of a behavior and, where that has failed and a group names a
 * second one, another with that. Nothing is remembered: the next request tries the primary first.
 *
 * The functions of the origin side run once for each: origin-request sees the origin that is about
 * to be asked. Whatever the second exchange comes to is final.
 *
 * @throws what {@link exchange} throws.
 */
export async function exchangeWithFailover(
  context: EdgeContext,
  visit: Visit,
  plan: Omit<ExchangePlan, "origin" | "chosen">,
): Promise<Exchange> {
  const { primary, failover } = visit.origins ?? originsOf(context.distribution, visit.behavior);
  const why =
    visit.origins === undefined
      ? `behavior ${visit.behavior.pathPattern}`
      : "viewer-request function";
  const chosen = { why, attempt: 1 };
  const first = await exchange(context, visit, { ...plan, origin: primary, chosen });
  if (
    failover === undefined ||
    // GET, HEAD, and OPTIONS where the behavior caches it: the methods that fail over are those that are cached.
    !isMethodCached(visit.behavior, visit.request.method) ||
    !hasFailed(first, failover.statusCodes)
  ) {
    return first;
  }
  return exchange(context, visit, {
    ...plan,
    origin: failover.secondary,
    chosen: { why: failoverWords(first), attempt: 2 },
  });
}

/** Why the second origin is asked. */
function failoverWords(first: Exchange): string {
  const { origin } = first;
  return first.kind === "failure"
    ? `failover, since ${origin.id} gave no answer (${first.fault})`
    : `failover, since ${origin.id} answered ${first.originStatus}`;
}
