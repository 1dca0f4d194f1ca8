/**
 * Cache policies, as declared and as refused.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readCachePolicy } from "../../model/cache-policy-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

const type = "aws:cloudfront/cachePolicy:CachePolicy";
const nothing: Properties = {
  cookiesConfig: { cookieBehavior: "none" },
  headersConfig: { headerBehavior: "none" },
  queryStringsConfig: { queryStringBehavior: "none" },
};

function read(ttls: Properties, key: Properties = {}) {
  const inputs = { ...ttls, parametersInCacheKeyAndForwardedToOrigin: { ...nothing, ...key } };
  const node = resource(type, "policy", { id: "id-1", inputs });
  return reading((findings) => readCachePolicy(node, findings));
}

describe("readCachePolicy", () => {
  it("reads a minimal policy, with the provider's default TTLs", () => {
    assert.deepEqual(read({}), {
      result: {
        id: "id-1",
        minTtlSeconds: 0,
        defaultTtlSeconds: 86_400,
        maxTtlSeconds: 31_536_000,
        headers: { kind: "none" },
        cookies: { kind: "none" },
        queryStrings: { kind: "none" },
        gzip: false,
        brotli: false,
      },
      problems: [],
      notSimulated: [],
    });
  });

  it("reads a full policy: headers in lower case, other names unchanged", () => {
    const { result, problems } = read(
      { minTtl: 1, defaultTtl: 2, maxTtl: 3 },
      {
        cookiesConfig: { cookieBehavior: "allExcept", cookies: { items: ["Session"] } },
        headersConfig: { headerBehavior: "whitelist", headers: { items: ["Accept", "X-A"] } },
        queryStringsConfig: {
          queryStringBehavior: "whitelist",
          queryStrings: { items: ["Tables"] },
        },
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      },
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(result, {
      id: "id-1",
      minTtlSeconds: 1,
      defaultTtlSeconds: 2,
      maxTtlSeconds: 3,
      headers: { kind: "allow", names: ["accept", "x-a"] },
      cookies: { kind: "all-except", names: ["Session"] },
      queryStrings: { kind: "allow", names: ["Tables"] },
      gzip: true,
      brotli: true,
    });
  });

  it("reads all cookies and query strings", () => {
    const { result } = read(
      {},
      {
        cookiesConfig: { cookieBehavior: "all" },
        queryStringsConfig: { queryStringBehavior: "all" },
      },
    );
    assert.deepEqual([result.cookies, result.queryStrings], [{ kind: "all" }, { kind: "all" }]);
  });

  const inKey = "parametersInCacheKeyAndForwardedToOrigin";
  const noKey = `${inKey} must be empty while maxTtl is 0: nothing is cached, so there is no key; use an origin request policy, or a maxTtl of 1 or more`;
  const off = { minTtl: 0, defaultTtl: 0, maxTtl: 0 };
  for (const [title, ttls, key, problems] of [
    ["accepts a policy that never caches", off, {}, []],
    ["refuses gzip without a cache", off, { enableAcceptEncodingGzip: true }, [noKey]],
    ["refuses brotli without a cache", off, { enableAcceptEncodingBrotli: true }, [noKey]],
    [
      "refuses names without a cache",
      off,
      { queryStringsConfig: { queryStringBehavior: "all" } },
      [noKey],
    ],
    [
      "accepts a key with a cache of 1 s",
      { ...off, maxTtl: 1 },
      { enableAcceptEncodingGzip: true },
      [],
    ],
    [
      "refuses a default below the minimum",
      { minTtl: 2, defaultTtl: 1, maxTtl: 3 },
      {},
      [
        'minTtl must be 0 <= minTtl <= defaultTtl <= maxTtl, got {"minTtl":2,"defaultTtl":1,"maxTtl":3}',
      ],
    ],
    [
      "refuses a maximum below the default the provider sends",
      { maxTtl: 60 },
      {},
      [
        'minTtl must be 0 <= minTtl <= defaultTtl <= maxTtl, got {"minTtl":0,"defaultTtl":86400,"maxTtl":60}',
      ],
    ],
    ["accepts equal lifetimes", { minTtl: 5, defaultTtl: 5, maxTtl: 5 }, {}, []],
    [
      "refuses Accept-Encoding in two ways",
      {},
      {
        headersConfig: { headerBehavior: "whitelist", headers: { items: ["Accept-Encoding"] } },
        enableAcceptEncodingGzip: true,
      },
      [
        `${inKey}.headersConfig.headers must not name Accept-Encoding while enableAcceptEncodingGzip or Brotli is on`,
      ],
    ],
    [
      "accepts Accept-Encoding by name alone",
      {},
      { headersConfig: { headerBehavior: "whitelist", headers: { items: ["Accept-Encoding"] } } },
      [],
    ],
    [
      "refuses a list without names",
      {},
      { headersConfig: { headerBehavior: "whitelist" } },
      [`${inKey}.headersConfig.headers must hold at least one name for whitelist, got nothing`],
    ],
    [
      "refuses a word CloudFront does not know",
      {},
      { headersConfig: { headerBehavior: "all" } },
      [`${inKey}.headersConfig.headerBehavior must be one of none, whitelist, got "all"`],
    ],
  ] as const) {
    it(title, () => assert.deepEqual(read(ttls, key).problems, problems));
  }
});
