/**
 * One coding of a response: compressed once, and kept with the stored copy.
 *
 * @module
 */
import type { Encoding } from "../headers/accept-encoding.ts";
import type { Served } from "../served.ts";
import { type Variant, withVariant } from "./cache-entry.ts";
import type { CacheStore } from "./cache-store.ts";
import { compress } from "./compression.ts";

/** A response in one coding. The stored copy keeps it, as long as it is the one that the store holds. */
export function variantOf(
  store: CacheStore,
  { message, entry }: Pick<Served, "message" | "entry">,
  encoding: Encoding,
): Variant {
  const known = entry?.variants[encoding];
  if (known !== undefined) {
    return known;
  }
  const made = compress(message, encoding);
  if (entry !== undefined && store.get(entry.key) === entry) {
    const grown = withVariant(entry, encoding, made);
    store.set(grown);
    const kept = grown.variants[encoding];
    if (kept !== undefined) {
      return kept;
    }
  }
  return { message: made, head: undefined };
}
