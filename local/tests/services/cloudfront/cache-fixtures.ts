/**
 * Smallest valid values for tests of the cache: each test states only what it is about.
 *
 * @module
 */
import { headersFromRaw } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import { type Lifetime, lifetime } from "../../../services/cloudfront/cache/lifetime.ts";
import type { Behavior, CachePolicy } from "../../../services/cloudfront/model.ts";

/** 2026-11-21 12:00:00 UTC, an instant like any other. */
export const nowMs = Date.UTC(2026, 10, 21, 12);

/** Headers from names and values in turn. */
export function headers(...raw: string[]): HeaderMap {
  return headersFromRaw(raw);
}

/** A policy that keys on nothing but the path: minimum 0, default a day, maximum a year. */
export function policy(overrides: Partial<CachePolicy> = {}): CachePolicy {
  return {
    id: "policy",
    minTtlSeconds: 0,
    defaultTtlSeconds: 86_400,
    maxTtlSeconds: 31_536_000,
    headers: { kind: "none" },
    cookies: { kind: "none" },
    queryStrings: { kind: "none" },
    gzip: false,
    brotli: false,
    ...overrides,
  };
}

/** What the managed policy CachingDisabled is. */
export const cachingDisabled: CachePolicy = policy({ defaultTtlSeconds: 0, maxTtlSeconds: 0 });

/** A 200 with a body and headers from names and values in turn. */
export function message(body: string | Buffer, ...raw: string[]): Message {
  return {
    status: 200,
    statusDescription: "OK",
    headers: headers(...raw),
    body: Buffer.from(body),
  };
}

/** The compression settings of a behavior. */
export function compressing(
  overrides: Partial<CachePolicy> = {},
): Pick<Behavior, "compress" | "cachePolicy"> {
  return { compress: true, cachePolicy: policy({ gzip: true, brotli: true, ...overrides }) };
}

/** Headers in short: a Cache-Control, or names and values in turn. */
export type Sent = string | readonly string[];

/** The lifetime of a status under a policy. */
export function live(
  status: number,
  sent: Sent,
  cachePolicy: CachePolicy,
  errorCachingMinSeconds?: number,
): Lifetime {
  const raw = typeof sent === "string" ? ["cache-control", sent] : sent;
  return lifetime(status, headers(...raw), cachePolicy, errorCachingMinSeconds, nowMs);
}

/** An HTTP date some seconds from now. */
export function inSeconds(seconds: number): string {
  return new Date(nowMs + seconds * 1000).toUTCString();
}
