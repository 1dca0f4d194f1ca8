/**
 * A stored answer, and whether it may be served at an instant.
 *
 * @module
 */
import type { Encoding } from "./accept-encoding.ts";
import type { Lifetime } from "./lifetime.ts";
import type { Message } from "./message.ts";
import type { CachePolicy } from "./model.ts";

/** One encoding of a stored answer. */
export interface Variant {
  readonly message: Message;
  /** Room for the pipeline: header names and values in turn, ready for `writeHead`. */
  rawHeaders: string[] | undefined;
}

/** A stored answer. */
export interface CacheEntry {
  readonly key: string;
  /** As stored: before compression and before any response headers policy. */
  readonly message: Message;
  readonly storedAtMs: number;
  readonly lifetime: Lifetime;
  readonly sizeBytes: number;
  /** Filled as viewers ask. */
  readonly variants: Map<Encoding, Variant>;
}

/** What an entry is good for. */
export type Verdict =
  | { readonly kind: "fresh"; readonly ageSeconds: number }
  | { readonly kind: "stale-while-revalidate"; readonly ageSeconds: number }
  | {
      readonly kind: "stale";
      readonly ageSeconds: number;
      /** The origin answers 5xx or cannot be reached. */
      readonly mayServeOnError: boolean;
      /** The origin cannot be reached. */
      readonly mayServeOnOutage: boolean;
    };

/** The conditional headers of a revalidation. */
export interface RevalidationHeaders {
  readonly "if-none-match"?: string;
  readonly "if-modified-since"?: string;
}

/** Makes an entry. */
export function cacheEntry(
  _key: string,
  _message: Message,
  _lifetime: Lifetime,
  _nowMs: number,
): CacheEntry {
  throw new Error("not written");
}

/** Judges an entry at one instant. */
export function judge(_entry: CacheEntry, _nowMs: number): Verdict {
  throw new Error("not written");
}

/** The entry after a 304. */
export function refreshed(
  _entry: CacheEntry,
  _notModified: Message,
  _policy: CachePolicy,
  _nowMs: number,
): CacheEntry {
  throw new Error("not written");
}

/** What to ask the origin with. */
export function revalidationHeaders(_entry: CacheEntry): RevalidationHeaders {
  throw new Error("not written");
}
