/**
 * Cache settings of behaviors without a cache policy.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readLegacyCache } from "../../model/legacy-cache-reader.ts";
import { Reader } from "../../model/property-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(forwardedValues: Properties, rest: Properties = {}) {
  const node = resource("aws:test:Test", "test", { inputs: { forwardedValues, ...rest } });
  const { result, problems } = reading((findings) =>
    readLegacyCache(Reader.inputs(node, findings)),
  );
  assert.deepEqual(problems, []);
  const { cachePolicy: cache, originRequestPolicy: origin } = result;
  const ttls = [cache.minTtlSeconds, cache.defaultTtlSeconds, cache.maxTtlSeconds];
  return { ttls, cache, origin };
}

const none = { kind: "none" };
const all = { kind: "all" };

describe("readLegacyCache", () => {
  it("takes CloudFront's TTLs where none is given", () => {
    assert.deepEqual(read({}).ttls, [0, 86_400, 31_536_000]);
    assert.deepEqual(read({}, { minTtl: 1, defaultTtl: 2, maxTtl: 3 }).ttls, [1, 2, 3]);
    assert.deepEqual(read({}, { minTtl: 100_000 }).ttls, [100_000, 100_000, 31_536_000]);
  });

  it("caches nothing where all headers are forwarded", () => {
    const { ttls, cache, origin } = read({ headers: ["*"] }, { defaultTtl: 60 });
    assert.deepEqual([ttls, cache.headers, origin.headers], [[0, 0, 0], none, all]);
  });

  it("puts named headers and cookies into the key", () => {
    const { cache, origin } = read({
      headers: ["Accept-Language"],
      cookies: { forward: "whitelist", whitelistedNames: ["session"] },
    });
    assert.deepEqual(cache.headers, { kind: "allow", names: ["accept-language"] });
    assert.deepEqual(cache.cookies, { kind: "allow", names: ["session"] });
    assert.deepEqual([origin.headers, origin.cookies], [none, none]);
  });

  for (const [values, key, forwarded] of [
    [{ queryString: false }, none, none],
    [{ queryString: true }, all, all],
    [{ queryString: true, queryStringCacheKeys: ["v"] }, { kind: "allow", names: ["v"] }, all],
  ] as const) {
    it(`keys and forwards the query string for ${JSON.stringify(values)}`, () => {
      const { cache, origin } = read(values);
      assert.deepEqual([cache.queryStrings, origin.queryStrings], [key, forwarded]);
    });
  }

  it("normalizes Accept-Encoding to gzip where the behavior compresses", () => {
    const { cache } = read({}, { compress: true });
    assert.deepEqual([cache.gzip, cache.brotli], [true, false]);
    assert.equal(read({}).cache.gzip, false);
  });
});
