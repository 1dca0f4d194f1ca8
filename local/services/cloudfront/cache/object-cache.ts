/**
 * Answers from the cache, and through it: the key, the lookup, and who waits for whom.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html
 * @module
 */

import type { HeaderMap } from "../../../http/message.ts";
import type { CacheStage } from "../../../trace/request-record.ts";
import type { EdgeContext, Visit } from "../edge.ts";
import type { Eventual } from "../eventual.ts";
import {
  cloudFrontHeaders,
  keyedCloudFrontHeaders,
  withoutForged,
} from "../headers/cloudfront-headers.ts";
import { forwardsCookies } from "../headers/forwarding.ts";
import type { CachePolicy } from "../model.ts";
import { isMethodCached } from "../request/allowed-methods.ts";
import { resultOf, type Served } from "../served.ts";
import { type CacheEntry, judge, type Verdict } from "./cache-entry.ts";
import { cacheKey, headKey } from "./cache-key.ts";
import { createCollapser } from "./collapse.ts";
import { keyParts } from "./key-parts.ts";
import { createObjectFetch, type Fetched, fromEntry } from "./object-fetch.ts";
import { originAgeSeconds } from "./origin-age.ts";

/** The cache of one edge. */
interface ObjectCache {
  /** Answers a request from the cache, at once, or from the origin. @throws what {@link exchange} throws. */
  serve(visit: Visit): Eventual<Served>;
  /** Waits for the refreshes in the background. */
  idle(): Promise<void>;
}

/** Whether a policy caches nothing at all. */
function isCachingOff(policy: CachePolicy): boolean {
  return policy.minTtlSeconds === 0 && policy.defaultTtlSeconds === 0 && policy.maxTtlSeconds === 0;
}

/**
 * The headers a key is made from: the viewer's, with CloudFront's own in place of any that claim to be.
 */
function keyHeaders(visit: Visit): HeaderMap {
  const names = keyedCloudFrontHeaders(visit.behavior);
  if (names.length === 0) {
    return visit.request.headers;
  }
  const { viewer, place } = visit;
  const facts = { request: viewer, protocol: viewer.protocol ?? ("https" as const), place };
  return Object.assign(withoutForged(visit.request.headers), cloudFrontHeaders(names, facts));
}

/** The cache key of a visit. */
function keyOf(context: EdgeContext, visit: Visit): string {
  const { path, querystring, method } = visit.request;
  const parts = { path, querystring, method, headers: keyHeaders(visit) };
  return cacheKey(context.distribution.id, parts, visit.behavior.cachePolicy);
}

/** Why a request is passed on without a look into the cache; `undefined` where it is looked up. */
function uncached({ behavior, request, viewer }: Visit): string | undefined {
  if (isCachingOff(behavior.cachePolicy)) {
    return "all TTLs of the cache policy are 0";
  }
  if (!isMethodCached(behavior, request.method)) {
    return `the behavior caches no ${request.method}`;
  }
  return viewer.webSocket === undefined ? undefined : "a WebSocket is not cached";
}

const staleVerdicts = {
  fresh: "hit",
  "stale-while-revalidate": "stale",
  stale: "revalidate",
} as const;

/** How long a copy is fresh, and what that leaves of it. */
function lifeWords({ lifetime }: CacheEntry, staleMs: number): string {
  const seconds = (ms: number) => `${Math.ceil(ms / 1000)} s`;
  const left = staleMs < 0 ? `${seconds(-staleMs)} left` : `expired for ${seconds(staleMs)}`;
  return `${lifetime.words}: fresh for ${lifetime.freshMs / 1000} s, ${left}`;
}

/** The answer of a leader as a follower gets it: those who waited are logged as hits. A stale copy keeps its age. */
function asFollower(served: Served): Served {
  const { message, ageSeconds = originAgeSeconds(message.headers) } = served;
  return { ...served, result: resultOf(message, "Hit"), ageSeconds };
}

/** The same visit with GET in place of HEAD, unless it is for a response to HEAD: one refreshes no other copy. */
function refreshing(visit: Visit, key: string): Visit {
  if (visit.request.method !== "HEAD" || key === headKey(key)) {
    return visit;
  }
  const method = "GET";
  return {
    ...visit,
    viewer: { ...visit.viewer, method },
    request: { ...visit.request, method },
  };
}

/** Makes the cache of an edge. */
export function createObjectCache(context: EdgeContext): ObjectCache {
  const { deps, store } = context;
  const objects = createObjectFetch(context);
  const collapser = createCollapser<Fetched>();
  const background = new Set<Promise<unknown>>();

  /** Reports what a lookup came to. */
  function report({ behavior }: Visit, key: string, stage: Omit<CacheStage, "kind" | "key">): void {
    deps.observe?.()?.note({ kind: "cache", key: keyParts(key, behavior.cachePolicy), ...stage });
  }

  /** Fetches once for all requests at the same time, unless cookies are forwarded. */
  async function fetchCollapsed(visit: Visit, key: string, stale?: CacheEntry): Promise<Served> {
    if (forwardsCookies(visit.behavior)) {
      return (await objects.fetch(visit, key, stale)).served;
    }
    const flight = `${visit.request.method} ${key}`;
    const end = deps.observe?.()?.begin();
    const { leader, value } = await collapser.run(flight, () => objects.fetch(visit, key, stale));
    if (leader) {
      return value.served;
    }
    end?.({
      kind: "cache",
      key: keyParts(key, visit.behavior.cachePolicy),
      verdict: "collapsed",
      words: value.collapsible
        ? "waited for the same request of another viewer, and shares its response"
        : "waited for the same request of another viewer, whose response may not be shared",
    });
    return value.collapsible
      ? asFollower(value.served)
      : (await objects.fetch(visit, key, stale)).served;
  }

  /** Refreshes a copy that is served meanwhile; only one refresh of a key runs at a time. */
  function refreshInBackground(asked: Visit, key: string, stale: CacheEntry): void {
    const visit = refreshing(asked, key);
    const flight = `${visit.request.method} ${key}`;
    if (collapser.has(flight)) {
      return;
    }
    const { requestId } = visit;
    const work = collapser
      .run(flight, () => objects.fetch(visit, key, stale))
      .catch((cause: unknown) =>
        deps.log({
          requestId,
          kind: "defect",
          message: "a refresh in the background failed",
          cause,
        }),
      )
      .finally(() => background.delete(work));
    background.add(work);
  }

  /** Reports what a copy is good for. */
  function reportStored(visit: Visit, entry: CacheEntry, verdict: Verdict, held: boolean): void {
    if (deps.observe?.() === undefined) {
      return;
    }
    const { ageSeconds, kind } = verdict;
    const isHeld = kind === "stale" && held && verdict.mayServeOnOutage;
    const words = lifeWords(entry, deps.nowMs() - entry.storedAtMs - entry.lifetime.freshMs);
    report(visit, entry.key, {
      verdict: isHeld ? "stale" : staleVerdicts[kind],
      ageSeconds,
      words: isHeld ? `${words}; served stale, since the origin has just failed` : words,
    });
  }

  /** Answers out of a copy, or through it. */
  function serveStored(visit: Visit, key: string, entry: CacheEntry): Eventual<Served> {
    const nowMs = deps.nowMs();
    const verdict = judge(entry, nowMs);
    const held = objects.isHeld(entry, nowMs);
    reportStored(visit, entry, verdict, held);
    if (verdict.kind === "stale" && !(held && verdict.mayServeOnOutage)) {
      return fetchCollapsed(visit, key, entry);
    }
    if (verdict.kind === "stale-while-revalidate" && !held) {
      refreshInBackground(visit, key, entry);
    }
    return fromEntry(entry, verdict.ageSeconds);
  }

  /**
   * The key that a request is served under. CloudFront caches responses to HEAD (RequestAndResponseBehaviorCustomOrigin.html):
   * they serve HEAD where no response to GET can.
   */
  function servingKey(visit: Visit): string {
    const key = keyOf(context, visit);
    if (visit.request.method !== "HEAD") {
      return key;
    }
    const entry = store.get(key);
    const isUsable = entry !== undefined && judge(entry, deps.nowMs()).kind !== "stale";
    return isUsable || (entry !== undefined && !store.get(headKey(key))) ? key : headKey(key);
  }

  return {
    serve(visit) {
      const reason = uncached(visit);
      if (reason !== undefined) {
        deps.observe?.()?.note({ kind: "cache", verdict: "off", key: [], words: reason });
        return objects.pass(visit);
      }
      const key = servingKey(visit);
      const entry = store.get(key);
      if (entry !== undefined) {
        return serveStored(visit, key, entry);
      }
      report(visit, key, { verdict: "miss", words: "no copy under this key" });
      return fetchCollapsed(visit, key);
    },
    async idle() {
      await Promise.all(background);
    },
  };
}
