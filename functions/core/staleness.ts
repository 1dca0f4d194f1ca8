/**
 * For how long after a change viewers can see the old season: the one place where the promise is computed.
 *
 * @module
 */
import type { Freshness } from "./cache-lifetime.ts";

/** What lies between a change and its invalidation. Seconds, 0 or more. */
export interface InvalidationDelays {
  /** S3 delivers the event. */
  readonly deliverySeconds: number;
  /** Events are collected. */
  readonly windowSeconds: number;
  /** CloudFront removes the copies everywhere. */
  readonly invalidationSeconds: number;
}

/** By how much a replica is behind, and how often it is looked at. Seconds. */
export interface ReplicaDelays {
  readonly behindSeconds: number;
  /** Between two deliveries of an event. */
  readonly retrySeconds: number;
}

/**
 * The longest time for which any viewer sees the old season while nothing fails. Whole seconds.
 *
 * - Copies expire: the edge returns one until it is `sharedSeconds` old, and for `staleWhileRevalidateSeconds` more while it
 *   is revalidated. A browser counts from the same moment, by the header `Age`, and its own lifetime is not longer.
 * - Copies are invalidated: afterwards only browsers have old ones, for their lifetime. It can take no longer than expiring.
 * - A replica that is behind lets caches take an old copy again, until it has followed.
 *
 * @param delays `undefined` where copies are not invalidated.
 * @param replica `undefined` where the bucket itself is read, as for the season and its tables.
 * @throws never
 */
export function staleSeconds(
  kept: Freshness,
  delays: InvalidationDelays | undefined,
  replica: ReplicaDelays | undefined = undefined,
): number {
  const { sharedSeconds, browserSeconds, staleWhileRevalidateSeconds } = kept;
  const behindSeconds = replica?.behindSeconds ?? 0;
  const expiring = behindSeconds + sharedSeconds + staleWhileRevalidateSeconds;
  if (delays === undefined) {
    return expiring;
  }
  const again = behindSeconds === 0 ? 0 : behindSeconds + (replica?.retrySeconds ?? 0);
  const { deliverySeconds, windowSeconds, invalidationSeconds } = delays;
  const invalidated =
    deliverySeconds +
    windowSeconds +
    again +
    invalidationSeconds +
    browserSeconds +
    staleWhileRevalidateSeconds;
  return Math.min(expiring, invalidated);
}
