/**
 * Fetching an object for the cache: revalidation, storing, and stale copies while an origin fails.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 * @module
 */

import { defaultErrorCachingSeconds } from "../../../../aws/cloudfront-statuses.ts";
import { emptyHeaders } from "../../../http/header-map.ts";
import type { Message } from "../../../http/message.ts";
import type { EdgeContext, EdgeResult, Visit } from "../edge.ts";
import { errorCachingMinSeconds } from "../errors/custom-error.ts";
import { failurePage } from "../errors/failure.ts";
import { forwardsCookies } from "../headers/forwarding.ts";
import type { Origin } from "../model.ts";
import { exchangeWithFailover } from "../origin/failover.ts";
import type { Exchange } from "../origin/origin-exchange.ts";
import { resultOf, type Served } from "../served.ts";
import {
  type CacheEntry,
  cacheEntry,
  judge,
  refreshed,
  revalidationHeaders,
  type Verdict,
} from "./cache-entry.ts";
import { headKey } from "./cache-key.ts";
import { type Lifetime, lifetime } from "./lifetime.ts";

/** An answer, and whether those who waited for it may have it too. */
export interface Fetched {
  readonly served: Served;
  readonly collapsible: boolean;
}

/** Fetches objects and keeps them. */
interface ObjectFetch {
  /**
   * Asks the origin for what the cache has no fresh copy of.
   *
   * @param stale An expired copy: to be revalidated, or served in place of an error.
   */
  fetch(visit: Visit, key: string, stale?: CacheEntry): Promise<Fetched>;
  /** Passes a request on that no cache may answer. */
  pass(visit: Visit): Promise<Served>;
  /** Whether a stale copy is served at an instant without another request to the origin. */
  isHeld(entry: CacheEntry, nowMs: number): boolean;
}

/** An exchange that brought an answer. */
type Answer = Extract<Exchange, { kind: "answer" }>;

/** An exchange that brought none. */
type Failed = Extract<Exchange, { kind: "failure" }>;

/** An answer out of a stored copy. */
export function fromEntry(
  entry: CacheEntry,
  ageSeconds: number,
  result: EdgeResult = "Hit",
): Served {
  const { message } = entry;
  return { message, result: resultOf(message, result), ageSeconds, entry, author: "object" };
}

/** An answer that just arrived. */
function fromOrigin(message: Message, entry?: CacheEntry, rangeIgnored = false): Served {
  const result = resultOf(message, "Miss");
  return { message, result, ageSeconds: undefined, entry, rangeIgnored, author: "object" };
}

/** Whether a stale copy may be served in place of an error. */
function mayStandIn(verdict: Verdict, outage: boolean): boolean {
  if (verdict.kind !== "stale") {
    // Still good while it is refreshed in the background: a failed refresh must not replace it.
    return true;
  }
  return outage ? verdict.mayServeOnOutage : verdict.mayServeOnError;
}

/** What a stored copy is revalidated with: nothing when cookies are forwarded. */
function conditions(visit: Visit, stale: CacheEntry): Readonly<Record<string, string>> {
  return forwardsCookies(visit.behavior) ? {} : { ...revalidationHeaders(stale) };
}

/** Makes the fetching side of an edge's cache. */
export function createObjectFetch(context: EdgeContext): ObjectFetch {
  const { distribution, deps, store } = context;
  /** Until when a stale copy is served without another request. The message stays the same while its entry gains codings. */
  const heldUntilMs = new WeakMap<Message, number>();

  /** Reports what was kept, or why nothing was. */
  function report(stored: boolean, words: string, { freshMs }: Pick<Lifetime, "freshMs">): void {
    deps.observe?.()?.note({
      kind: "store",
      stored,
      words,
      ...(stored && { ttlSeconds: freshMs / 1000 }),
    });
  }

  /**
   * A stale copy in place of a failed answer; the origin is left alone for the error-caching minimum.
   * For its X-Cache see `staleCopyResult` in aws/cloudfront-cache-behavior.ts.
   */
  function standIn(entry: CacheEntry, status: number, origin: Origin): Fetched {
    const nowMs = deps.nowMs();
    const seconds =
      errorCachingMinSeconds(distribution, status, origin) ?? defaultErrorCachingSeconds.value;
    heldUntilMs.set(entry.message, nowMs + seconds * 1000);
    const { ageSeconds } = judge(entry, nowMs);
    const words = `the origin failed with ${status}: the expired copy is served, for ${seconds} s without another request`;
    report(false, words, entry.lifetime);
    return { served: fromEntry(entry, ageSeconds, "RefreshHit"), collapsible: true };
  }

  /** Stores an answer where its lifetime allows it: one to HEAD for HEAD alone. */
  function keep(visit: Visit, sharedKey: string, message: Message, answer: Answer): Fetched {
    const key = visit.request.method === "HEAD" ? headKey(sharedKey) : sharedKey;
    const { cachePolicy } = visit.behavior;
    const nowMs = deps.nowMs();
    const minimum = errorCachingMinSeconds(distribution, message.status, answer.origin);
    const life = lifetime(message.status, message.headers, cachePolicy, minimum, nowMs);
    const { collapsible } = life;
    const { rangeIgnored } = answer;
    if (answer.truncated) {
      report(false, "the body has another length than Content-Length", life);
      return { served: fromOrigin(message, undefined, rangeIgnored), collapsible };
    }
    report(life.stored, life.words, life);
    if (!life.stored) {
      // What the origin no longer lets anyone keep replaces what it did; an error that is not kept replaces nothing.
      if (message.status < 400) {
        store.delete(key);
      }
      return { served: fromOrigin(message, undefined, rangeIgnored), collapsible };
    }
    const entry = cacheEntry(key, message, life, nowMs);
    store.set(entry);
    // Compressed forms belong to the stored copy. Where `no-cache="…"` kept a header out of it, the first viewer's answer differs.
    const own = entry.message === message ? entry : undefined;
    return { served: fromOrigin(message, own, rangeIgnored), collapsible };
  }

  /** Serves CloudFront's own error. It is cached only where the distribution sets a minimum for its status. */
  function fail(visit: Visit, key: string | undefined, failed: Failed): Fetched {
    const served = failurePage(failed, visit.requestId);
    const minimum = errorCachingMinSeconds(distribution, failed.status, failed.origin);
    if (key !== undefined && minimum !== undefined && visit.request.method !== "HEAD") {
      const { cachePolicy } = visit.behavior;
      const nowMs = deps.nowMs();
      const life = lifetime(failed.status, emptyHeaders(), cachePolicy, minimum, nowMs);
      report(life.stored, life.words, life);
      if (life.stored) {
        store.set(cacheEntry(key, served.message, life, nowMs));
      }
    }
    return { served, collapsible: true };
  }

  /** A stale copy with a new lifetime, after the origin returned 304. */
  function renew(visit: Visit, key: string, stale: CacheEntry, notModified: Message): Fetched {
    const entry = refreshed(stale, notModified, visit.behavior.cachePolicy, deps.nowMs());
    const { lifetime: life } = entry;
    report(life.stored, `not modified: ${life.words}`, life);
    if (life.stored) {
      store.set(entry);
    } else {
      store.delete(key);
    }
    const served: Served = { ...fromOrigin(entry.message, entry), result: "RefreshHit" };
    return { served, collapsible: true };
  }

  /** Asks the origin for what there is no copy of. */
  async function fetchNew(visit: Visit, key: string): Promise<Fetched> {
    const result = await exchangeWithFailover(context, visit, {
      revalidation: {},
      cacheable: true,
    });
    return result.kind === "failure"
      ? fail(visit, key, result)
      : keep(visit, key, result.message, result);
  }

  /** Asks the origin for what there is an expired copy of. */
  async function fetchAgain(visit: Visit, key: string, stale: CacheEntry): Promise<Fetched> {
    const revalidation = conditions(visit, stale);
    const result = await exchangeWithFailover(context, visit, { revalidation, cacheable: true });
    // A copy may become too old while an origin does not respond.
    const verdict = judge(stale, deps.nowMs());
    if (result.kind === "failure") {
      return result.fault !== undefined && mayStandIn(verdict, true)
        ? standIn(stale, result.status, result.origin)
        : fail(visit, key, result);
    }
    const { message } = result;
    if (message.status === 304 && Object.keys(revalidation).length > 0) {
      return renew(visit, key, stale, message);
    }
    return message.status >= 500 && mayStandIn(verdict, false)
      ? standIn(stale, message.status, result.origin)
      : keep(visit, key, message, result);
  }

  /** Passes a request on that no cache may answer. */
  async function pass(visit: Visit): Promise<Served> {
    const plan = { revalidation: {}, cacheable: false };
    const result = await exchangeWithFailover(context, visit, plan);
    return result.kind === "failure"
      ? fail(visit, undefined, result).served
      : { ...fromOrigin(result.message), author: "passed" };
  }

  return {
    fetch: (visit, key, stale) =>
      stale === undefined ? fetchNew(visit, key) : fetchAgain(visit, key, stale),
    pass,
    isHeld: (entry, nowMs) => nowMs < (heldUntilMs.get(entry.message) ?? 0),
  };
}
