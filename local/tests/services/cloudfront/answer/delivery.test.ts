/** Codings of a stored answer. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { variantOf } from "../../../../services/cloudfront/answer/delivery.ts";
import { cacheEntry } from "../../../../services/cloudfront/cache/cache-entry.ts";
import { CacheStore } from "../../../../services/cloudfront/cache/cache-store.ts";
import { lifetime } from "../../../../services/cloudfront/cache/lifetime.ts";
import type { EdgeContext } from "../../../../services/cloudfront/edge.ts";
import {
  behavior,
  cachePolicy,
  distributionOf,
  messageOf,
  startMs,
  worldOf,
} from "../edge-fixtures.ts";

const text = messageOf(200, "rugby ".repeat(1_000), ["Content-Type", "text/plain"]);
const life = lifetime(200, text.headers, cachePolicy, undefined, startMs);

/** A context around a store of its own. */
function contextOf(): EdgeContext {
  const distribution = distributionOf([behavior]);
  return {
    distribution,
    deps: worldOf(distribution, () => text).deps,
    store: new CacheStore({ maxBytes: 1_000_000 }),
    requestId: () => "id",
    invocationId: () => "id",
    viaHost: "abc.cloudfront.net",
  };
}

describe("variantOf", () => {
  it("compresses a stored answer once, and the store counts the bytes", () => {
    const context = contextOf();
    const entry = cacheEntry("k", text, life, startMs);
    context.store.set(entry);
    const before = context.store.sizeBytes;
    const first = variantOf(context, { message: text, entry }, "gzip");
    const stored = context.store.get("k");
    assert.ok(stored !== undefined && context.store.sizeBytes > before);
    assert.equal(variantOf(context, { message: text, entry: stored }, "gzip"), first);
  });

  it("does not bring back an entry that the store has dropped", () => {
    const context = contextOf();
    const entry = cacheEntry("k", text, life, startMs);
    const { message } = variantOf(context, { message: text, entry }, "gzip");
    assert.ok(message.body.length < text.body.length);
    assert.equal(context.store.count, 0);
  });

  it("gives an answer that is not stored its coding as well", () => {
    const { message } = variantOf(contextOf(), { message: text, entry: undefined }, "br");
    assert.ok(message.body.length < text.body.length);
  });
});
