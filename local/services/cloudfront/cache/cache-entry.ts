/**
 * A stored answer: what it holds, whether it may be served at an instant, and how it is renewed.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 * @module
 */

import { filterHeaders, headerBytes, headerValue } from "../../../http/header-map.ts";
import type { HeaderMap, Message } from "../../../http/message.ts";
import { remembered } from "../../../http/remembered.ts";
import { type Encoding, encodings } from "../headers/accept-encoding.ts";
import type { HeadHolder } from "../headers/viewer-head.ts";
import type { CachePolicy } from "../model.ts";
import { parseCacheControl } from "./cache-control.ts";
import { encoded } from "./compression.ts";
import { type Lifetime, lifetime } from "./lifetime.ts";
import { originAgeSeconds } from "./origin-age.ts";

/** One coding of a stored response, and the headers that were made for it at its first use. */
export type Variant = HeadHolder;

/** By coding. */
type Variants = { readonly [encoding in Encoding]?: Variant };

const noVariants: Variants = Object.freeze({});

/** A stored answer. */
export interface CacheEntry {
  readonly key: string;
  /** Before compression, and before any response headers policy: stored copies never hold its headers. */
  readonly message: Message;
  /** Milliseconds since the epoch. */
  readonly storedAtMs: number;
  /** How old the message was when it was stored, by its own Age. */
  readonly originAgeSeconds: number;
  readonly lifetime: Lifetime;
  /** An estimate of what it costs in memory, variants included. */
  readonly sizeBytes: number;
  /** What has been compressed so far, so that it is compressed once. */
  readonly variants: Variants;
}

/** What an entry is good for at an instant. Ages are whole seconds since it was stored, added to the Age it came with. */
export type Verdict =
  | { readonly kind: "fresh"; readonly ageSeconds: number }
  /** To be served now and refreshed in the background. */
  | { readonly kind: "stale-while-revalidate"; readonly ageSeconds: number }
  | {
      readonly kind: "stale";
      readonly ageSeconds: number;
      /** While the origin answers 5xx, or cannot be reached. */
      readonly mayServeOnError: boolean;
      /** While the origin cannot be reached: true as well where `mayServeOnError` is. */
      readonly mayServeOnOutage: boolean;
    };

/** The conditional headers of a revalidation. */
type RevalidationHeaders = {
  readonly "if-none-match"?: string;
  readonly "if-modified-since"?: string;
};

/** What an entry costs beyond its text and bytes: objects, map slots. An estimate, and a generous one. */
const entryOverheadBytes = 1_024;

/** An estimate of the memory one message takes. */
function messageBytes({ headers, body }: Message): number {
  return body.length + 2 * headerBytes(headers);
}

/** The message without the headers that its `no-cache="…"` keeps out of stored copies. */
function withoutUncacheableFields(message: Message): Message {
  const control = headerValue(message.headers, "cache-control");
  const fields = control === undefined ? [] : parseCacheControl(control).noCacheFields;
  if (fields.length === 0) {
    return message;
  }
  const headers = filterHeaders(message.headers, (name) => !fields.includes(name));
  return { ...message, headers };
}

/** Most objects have the lifetime of others: one copy of each is kept in memory. */
const sharedLifetime = remembered((json): Lifetime => Object.freeze(JSON.parse(json)));

/**
 * An entry for an answer just received. Headers named by `no-cache="…"` do not enter it: CloudFront
 * documents that for Set-Cookie, RFC 9111 §5.2.2.4 for all.
 *
 * @param message Complete, uncompressed.
 * @param nowMs Milliseconds since the epoch.
 */
export function cacheEntry(
  key: string,
  message: Message,
  storedLifetime: Lifetime,
  nowMs: number,
): CacheEntry {
  const kept = withoutUncacheableFields(message);
  return {
    key,
    message: kept,
    storedAtMs: nowMs,
    originAgeSeconds: originAgeSeconds(kept.headers),
    lifetime: sharedLifetime(JSON.stringify(storedLifetime)),
    sizeBytes: entryOverheadBytes + 2 * key.length + messageBytes(kept),
    variants: noVariants,
  };
}

/** The entry with one more coding in it, or another in the place of one; to be put back into the store, which counts its bytes. */
export function withVariant(entry: CacheEntry, encoding: Encoding, message: Message): CacheEntry {
  const known = entry.variants[encoding];
  const variants = { ...entry.variants, [encoding]: { message, head: undefined } };
  // A variant of the stored bytes themselves costs its headers only.
  const cost = (one: Message): number =>
    messageBytes(one) - (one.body === entry.message.body ? one.body.length : 0);
  const freed = known === undefined ? 0 : cost(known.message);
  return { ...entry, variants, sizeBytes: entry.sizeBytes + cost(message) - freed };
}

/**
 * Evaluates an entry at one instant. A lifetime of n seconds ends when n seconds have passed. A clock that
 * went backwards makes nothing older.
 *
 * @param nowMs Milliseconds since the epoch.
 * @throws never
 */
export function judge(entry: CacheEntry, nowMs: number): Verdict {
  const { freshMs, staleWhileRevalidateMs, staleIfErrorMs, outageOnly } = entry.lifetime;
  const ageMs = Math.max(0, nowMs - entry.storedAtMs);
  const ageSeconds = entry.originAgeSeconds + Math.floor(ageMs / 1000);
  const staleMs = ageMs - freshMs;
  if (staleMs < 0) {
    return { kind: "fresh", ageSeconds };
  }
  if (staleMs < staleWhileRevalidateMs) {
    return { kind: "stale-while-revalidate", ageSeconds };
  }
  const mayServeOnOutage = staleMs < staleIfErrorMs;
  return {
    kind: "stale",
    ageSeconds,
    mayServeOnError: mayServeOnOutage && !outageOnly,
    mayServeOnOutage,
  };
}

/**
 * Headers of a 304 that do not replace the stored ones: they describe a message, not the answer
 * (RFC 9111 §3.2), or the body, which has not changed. Age counts in no copy after a 304: `originAge` in aws/.
 */
const keptOnRefresh = new Set([
  "age",
  "connection",
  "content-encoding",
  "content-length",
  "content-range",
  "content-type",
  "etag",
  "keep-alive",
  "transfer-encoding",
]);

/** The stored headers, updated by those of a 304 (RFC 9111 §4.3.4). */
function refreshedHeaders(stored: HeaderMap, notModified: HeaderMap): HeaderMap {
  const headers = filterHeaders(stored, (name) => name !== "age");
  for (const [name, lines] of Object.entries(notModified)) {
    if (!keptOnRefresh.has(name)) {
      headers[name] = lines;
    }
  }
  return headers;
}

/**
 * The entry after the origin answered its revalidation with 304: same body, new headers, a new life.
 * Codings already made are kept, since their bytes have not changed either.
 *
 * @param nowMs Milliseconds since the epoch.
 * @returns an entry whose `lifetime.stored` is false where the 304 forbids to keep it any longer.
 */
export function refreshed(
  entry: CacheEntry,
  notModified: Message,
  policy: CachePolicy,
  nowMs: number,
): CacheEntry {
  const headers = refreshedHeaders(entry.message.headers, notModified.headers);
  const message = { ...entry.message, headers };
  const renewed = lifetime(message.status, headers, policy, undefined, nowMs);
  let next = cacheEntry(entry.key, message, renewed, nowMs);
  for (const encoding of encodings) {
    const variant = entry.variants[encoding]?.message;
    if (variant !== undefined) {
      const same =
        encoding === "identity" ? next.message : encoded(next.message, encoding, variant.body);
      next = withVariant(next, encoding, same);
    }
  }
  return next;
}

/**
 * The conditions of a request that revalidates: the validators of the response, for a 200
 * that may be revalidated. Empty otherwise.
 */
export function revalidationHeaders(entry: CacheEntry): RevalidationHeaders {
  if (entry.lifetime.unconditional || entry.message.status !== 200) {
    return {};
  }
  const etag = headerValue(entry.message.headers, "etag");
  const lastModified = headerValue(entry.message.headers, "last-modified");
  return {
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(lastModified === undefined ? {} : { "if-modified-since": lastModified }),
  };
}
