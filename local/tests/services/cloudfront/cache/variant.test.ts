/** Codings of a stored response. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type CacheEntry, cacheEntry } from "../../../../services/cloudfront/cache/cache-entry.ts";
import { CacheStore } from "../../../../services/cloudfront/cache/cache-store.ts";
import { lifetime } from "../../../../services/cloudfront/cache/lifetime.ts";
import { variantOf } from "../../../../services/cloudfront/cache/variant.ts";
import { cachePolicy, messageOf, startMs } from "../edge-fixtures.ts";

const text = messageOf(200, "rugby ".repeat(1_000), ["Content-Type", "text/plain"]);
const life = lifetime(200, text.headers, cachePolicy, undefined, startMs);

/** A store with entries. */
function storeOf(...entries: CacheEntry[]): CacheStore {
  const store = new CacheStore({ maxBytes: 1_000_000 });
  for (const entry of entries) {
    store.set(entry);
  }
  return store;
}

describe("variantOf", () => {
  it("compresses a stored response once, and the store counts the bytes", () => {
    const entry = cacheEntry("k", text, life, startMs);
    const store = storeOf(entry);
    const before = store.sizeBytes;
    const first = variantOf(store, { message: text, entry }, "gzip");
    const stored = store.get("k");
    assert.ok(stored !== undefined && store.sizeBytes > before);
    assert.equal(variantOf(store, { message: text, entry: stored }, "gzip"), first);
  });

  it("does not bring back an entry that the store has dropped", () => {
    const entry = cacheEntry("k", text, life, startMs);
    const store = storeOf();
    const { message } = variantOf(store, { message: text, entry }, "gzip");
    assert.ok(message.body.length < text.body.length);
    assert.equal(store.count, 0);
  });

  it("encodes a response that is not stored", () => {
    const { message } = variantOf(storeOf(), { message: text, entry: undefined }, "br");
    assert.ok(message.body.length < text.body.length);
  });
});
