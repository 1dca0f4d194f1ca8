/**
 * How long an answer may be kept, and what a copy may be used for afterwards.
 *
 * @module
 */
import type { HeaderMap } from "./message.ts";
import type { CachePolicy } from "./model.ts";

/** What may be done with a copy of an answer. */
export interface Lifetime {
  /** False: nothing may be kept. */
  readonly stored: boolean;
  readonly freshMs: number;
  readonly staleWhileRevalidateMs: number;
  /** Milliseconds after expiry; `undefined` when the origin did not say, which allows any age. */
  readonly staleIfErrorMs: number | undefined;
  /** True when requests that arrived meanwhile may be answered with this answer. */
  readonly collapsible: boolean;
  /** True when an expired copy is fetched anew, never revalidated. */
  readonly unconditional: boolean;
  /** True when a copy is kept only for the time in which the origin cannot be reached. */
  readonly outageOnly: boolean;
}

/** Judges one answer of an origin. */
export function lifetime(
  _status: number,
  _headers: HeaderMap,
  _policy: CachePolicy,
  _errorCachingMinSeconds: number | undefined,
  _nowMs: number,
): Lifetime {
  throw new Error("not written");
}
