/**
 * Counts of links that were asked for, in windows of time.
 *
 * @module
 */
import { readStrictObject } from "../tokens/strict-object.ts";

/** A limit. */
export interface Limit {
  /** Maximum in one window. */
  readonly max: number;
  readonly windowSeconds: number;
}

/** Links for one viewer, whatever the addresses are. An IPv6 viewer has the 64 bits of its network. */
export const viewerLimit: Limit = { max: 20, windowSeconds: 900 };

/**
 * Mails to one address. The window is the lifetime of a link, so that whoever was sent the maximum, at the request of
 * somebody else perhaps, has a link that can be used.
 */
export function addressLimit(linkSeconds: number): Limit {
  return { max: 5, windowSeconds: linkSeconds };
}

/** The text of a count after one more, or that there is no more. */
export type Counted = { readonly kind: "over" } | { readonly kind: "count"; readonly text: string };

/**
 * Counts one more.
 *
 * @param text The count before; another text counts as none.
 * @throws never
 */
export function countOne(text: string | undefined, limit: Limit, nowSeconds: number): Counted {
  const window = Math.floor(nowSeconds / limit.windowSeconds);
  const held = text === undefined ? undefined : readStrictObject(text);
  const before =
    held?.["window"] === window && typeof held["count"] === "number" ? held["count"] : 0;
  return before >= limit.max
    ? { kind: "over" }
    : { kind: "count", text: JSON.stringify({ window, count: before + 1 }) };
}

/** The part of an IP address that one viewer has: IPv4 all, IPv6 the first 64 bits. @throws never */
export function viewerNetwork(address: string): string {
  if (!address.includes(":")) {
    return address;
  }
  const [head = "", tail] = address.toLowerCase().split("::", 2);
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
