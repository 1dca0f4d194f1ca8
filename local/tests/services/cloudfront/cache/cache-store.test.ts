/**
 * The store: its budget, its order, its invalidations.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type CacheEntry, cacheEntry } from "../../../../services/cloudfront/cache/cache-entry.ts";
import { cacheKey } from "../../../../services/cloudfront/cache/cache-key.ts";
import { CacheStore } from "../../../../services/cloudfront/cache/cache-store.ts";
import { lifetime } from "../../../../services/cloudfront/cache/lifetime.ts";
import { headers, message, nowMs, policy } from "../cache-fixtures.ts";

const life = lifetime(200, headers(), policy(), undefined, nowMs);

/** An entry of a given cost. */
function entryOf(key: string, sizeBytes: number): CacheEntry {
  return { ...cacheEntry(key, message(""), life, nowMs), sizeBytes };
}

/** A store with entries of cost 10 by key, set in order. */
function storeOf(maxBytes: number, ...keys: string[]): CacheStore {
  const store = new CacheStore({ maxBytes });
  for (const key of keys) {
    store.set(entryOf(key, 10));
  }
  return store;
}

/** Which of these keys are stored, read without changing their order. */
function present(store: CacheStore, ...keys: string[]): string[] {
  return keys.filter((key) => store.get(key) !== undefined);
}

describe("CacheStore", () => {
  it("gives back what was set", () => {
    const store = new CacheStore({ maxBytes: 100 });
    const entry = entryOf("a", 10);
    store.set(entry);
    assert.equal(store.get("a"), entry);
    assert.equal(store.get("b"), undefined);
    assert.deepEqual([store.count, store.sizeBytes], [1, 10]);
  });

  it("replaces the entry of a key and its cost", () => {
    const store = storeOf(100, "a");
    const other = entryOf("a", 30);
    store.set(other);
    assert.equal(store.get("a"), other);
    assert.deepEqual([store.count, store.sizeBytes], [1, 30]);
  });

  it("is full at its budget, not below", () => {
    assert.equal(storeOf(30, "a", "b", "c").count, 3);
    assert.equal(storeOf(29, "a", "b", "c").count, 2);
  });

  it("drops the entry that was set first", () => {
    assert.deepEqual(present(storeOf(30, "a", "b", "c", "d"), "a", "b", "c", "d"), ["b", "c", "d"]);
  });

  it("drops the entry that was used longest ago", () => {
    const store = storeOf(30, "a", "b", "c");
    store.get("a");
    store.get("a");
    store.set(entryOf("d", 10));
    assert.deepEqual(present(store, "a", "b", "c", "d"), ["a", "c", "d"]);
  });

  it("remembers a use after the newest entry was deleted", () => {
    const store = storeOf(30, "a", "b", "c");
    store.delete("c");
    store.get("a");
    store.set(entryOf("d", 10));
    store.set(entryOf("e", 10));
    assert.deepEqual(present(store, "a", "b", "d", "e"), ["a", "d", "e"]);
  });

  it("drops as many as it takes", () => {
    const store = storeOf(30, "a", "b", "c");
    store.set(entryOf("d", 25));
    assert.deepEqual(present(store, "a", "b", "c", "d"), ["d"]);
    assert.equal(store.sizeBytes, 25);
  });

  it("keeps an entry that takes its whole budget", () => {
    const store = storeOf(30, "a");
    store.set(entryOf("b", 30));
    assert.deepEqual(present(store, "a", "b"), ["b"]);
  });

  it("does not keep an entry above its budget, nor the one it was to replace", () => {
    const store = storeOf(30, "a", "b");
    store.set(entryOf("a", 31));
    assert.deepEqual(present(store, "a", "b"), ["b"]);
    assert.equal(store.sizeBytes, 10);
  });

  it("deletes an entry, and nothing for a key it does not have", () => {
    const store = storeOf(100, "a", "b");
    store.delete("a");
    store.delete("c");
    assert.deepEqual([store.count, store.sizeBytes], [1, 10]);
  });

  it("clears everything", () => {
    const store = storeOf(100, "a", "b");
    store.clear();
    assert.deepEqual([store.count, store.sizeBytes, store.get("a")], [0, 0, undefined]);
  });

  it("stays within its budget under a flood of distinct queries", () => {
    const store = new CacheStore({ maxBytes: 100_000 });
    const byQuery = policy({ queryStrings: { kind: "all" } });
    for (let n = 0; n < 5_000; n += 1) {
      const request = { method: "GET", path: "/", querystring: `n=${n}`, headers: headers() };
      store.set(cacheEntry(cacheKey("D", request, byQuery), message("x"), life, nowMs));
      assert.ok(store.sizeBytes <= 100_000);
    }
    assert.ok(store.count > 10 && store.count < 100);
  });

  it("always costs what its entries cost", () => {
    const key = fc.constantFrom("a", "b", "c", "d");
    const step = fc.record({ act: fc.constantFrom("set", "get", "delete"), key, size: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const store = new CacheStore({ maxBytes: 60 });
        for (const { act, key: name, size } of steps) {
          if (act === "set") {
            store.set(entryOf(name, size));
          } else if (act === "get") {
            store.get(name);
          } else {
            store.delete(name);
          }
        }
        const left = ["a", "b", "c", "d"].flatMap((name) => store.get(name) ?? []);
        assert.equal(
          store.sizeBytes,
          left.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        );
        assert.equal(store.count, left.length);
        assert.ok(store.sizeBytes <= 60);
      }),
    );
  });
});

describe("CacheStore.invalidate", () => {
  const byQuery = policy({
    queryStrings: { kind: "all" },
    headers: { kind: "allow", names: ["x-a"] },
  });
  const targets = ["/", "/a", "/a?x=1", "/a?x=2", "/A", "/a/b", "/ab*"];

  /** A store with two variants by header of every target. */
  function filled(): CacheStore {
    const store = new CacheStore({ maxBytes: 1_000_000 });
    for (const target of targets) {
      const [path = "", querystring = ""] = target.split("?");
      for (const value of ["1", "2"]) {
        const request = { method: "GET", path, querystring, headers: headers("x-a", value) };
        store.set(cacheEntry(cacheKey("D", request, byQuery), message(""), life, nowMs));
      }
    }
    return store;
  }

  for (const [title, pattern, dropped] of [
    ["drops every variant of a path", "/a", 2],
    ["drops a query only when it is named", "/a?x=1", 2],
    ["drops all queries with a wildcard", "/a?*", 4],
    ["drops whatever starts alike", "/a*", 10],
    ["drops everything", "/*", 14],
    ["does not drop what is below a path", "/a/", 0],
    ["compares with regard to case", "/A", 2],
    ["reads * as itself where it is not last", "/*b", 0],
    ["drops nothing it does not know", "/none", 0],
  ] as const) {
    it(title, () => {
      const store = filled();
      assert.equal(store.invalidate(pattern), dropped);
      assert.equal(store.count, 2 * targets.length - dropped);
    });
  }

  it("leaves nothing behind to pay for", () => {
    const store = filled();
    store.invalidate("/*");
    assert.equal(store.sizeBytes, 0);
  });
});
