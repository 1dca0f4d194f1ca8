/**
 * A response inside the edge, before the headers for the viewer are added.
 *
 * @module
 */
import type { Message } from "../../http/message.ts";
import type { CacheEntry } from "./cache/cache-entry.ts";
import type { EdgeResult } from "./edge.ts";

/** An answer, and how it came about. */
export interface Served {
  readonly message: Message;
  readonly result: EdgeResult;
  /** Seconds since it was stored; `undefined` when it did not come from the cache. */
  readonly ageSeconds: number | undefined;
  /** The entry it came from or went into; its variants hold the compressed forms. */
  readonly entry: CacheEntry | undefined;
  /** True when the origin returned the whole object to a request for a range of it. @default false */
  readonly rangeIgnored?: boolean;
  /**
   * Who wrote it. `object`: the origin, or a function in its place; conditions, ranges and
   * compression are the edge's to apply. `passed`: the origin, which saw the viewer's conditions
   * itself. `viewer-function` and `edge`: nothing applies, and no viewer-response function runs.
   */
  readonly author: "object" | "passed" | "viewer-function" | "edge";
}

/** The result that `X-Cache` shows: every error reads `Error`, cached or not. */
export function resultOf(message: Message, otherwise: EdgeResult): EdgeResult {
  return message.status >= 400 ? "Error" : otherwise;
}
