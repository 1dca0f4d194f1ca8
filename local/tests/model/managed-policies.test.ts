/**
 * CloudFront's own policies, held against the ids and settings it documents.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  cachingDisabled,
  managedCachePolicies,
  managedOriginRequestPolicies,
  managedResponseHeadersPolicies,
} from "../../model/managed-policies.ts";

/** Id, minimum, default and maximum in seconds, encodings. */
const cachePolicies = [
  ["2e54312d-136d-493c-8eb9-b001f22f67d2", 2, 2, 600, "gzip br"],
  ["4135ea2d-6df8-44a3-9df3-4b5a84be39ad", 0, 0, 0, ""],
  ["658327ea-f89d-4fab-a63d-7e88639e58f6", 1, 86_400, 31_536_000, "gzip br"],
  ["b2884449-e4de-46a7-ac36-70bc7f1ddd6d", 1, 86_400, 31_536_000, ""],
  ["08627262-05a9-4f76-9ded-b50ca2e3a84f", 0, 86_400, 31_536_000, "gzip"],
  ["83da9c7e-98b4-4e11-a168-04f0df8e2c65", 0, 0, 31_536_000, "gzip br"],
  ["4cc15a8a-d715-48a4-82b8-cc0b614638fe", 0, 0, 31_536_000, "gzip br"],
];

describe("managedCachePolicies", () => {
  it("has all seven policies, with their TTLs and encodings", () => {
    assert.deepEqual(
      managedCachePolicies.map((policy) => [
        policy.id,
        policy.minTtlSeconds,
        policy.defaultTtlSeconds,
        policy.maxTtlSeconds,
        [...(policy.gzip ? ["gzip"] : []), ...(policy.brotli ? ["br"] : [])].join(" "),
      ]),
      cachePolicies,
    );
  });

  it("includes only the encoding in the cache key of CachingOptimized", () => {
    const optimized = managedCachePolicies.find(({ id }) => id.startsWith("658327ea"));
    const none = { kind: "none" };
    assert.deepEqual(
      [optimized?.headers, optimized?.cookies, optimized?.queryStrings],
      [none, none, none],
    );
  });

  it("includes host, origin, method overrides and cookies in the cache key of UseOriginCacheControlHeaders", () => {
    const policy = managedCachePolicies.find(({ id }) => id.startsWith("83da9c7e"));
    assert.deepEqual(policy?.headers, {
      kind: "allow",
      names: ["host", "origin", "x-http-method-override", "x-http-method", "x-method-override"],
    });
    assert.deepEqual([policy?.cookies, policy?.queryStrings], [{ kind: "all" }, { kind: "none" }]);
  });

  it("contains CachingDisabled", () => assert.ok(managedCachePolicies.includes(cachingDisabled)));
});

const originRequestPolicies = [
  ["216adef6-5c7f-47e4-b989-5492eafa07d3", "all", 0, "all", "all"],
  ["33f36d7e-f396-46d9-90e0-52428a34d9dc", "all", 21, "all", "all"],
  ["b689b0a8-53d0-40ab-baf2-68738e2966ac", "all-except host", 0, "all", "all"],
  ["59781a5b-3903-41f3-afcb-af62929ccde1", "allow origin", 0, "none", "none"],
  [
    "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
    "allow origin access-control-request-headers access-control-request-method",
    0,
    "none",
    "none",
  ],
  [
    "775133bc-15f2-49f9-abea-afb2e0bf67d2",
    "allow origin access-control-request-headers access-control-request-method user-agent x-forwarded-for",
    0,
    "none",
    "all",
  ],
  ["bf0718e1-ba1e-49d1-88b1-f726733018ae", "allow host", 0, "none", "none"],
  ["acba4595-bd28-49b8-b9fe-13317c0390fa", "allow user-agent referer", 0, "none", "none"],
];

describe("managedOriginRequestPolicies", () => {
  it("has all eight, with what they forward", () => {
    assert.deepEqual(
      managedOriginRequestPolicies.map(
        ({ id, headers, cloudFrontHeaders, cookies, queryStrings }) => [
          id,
          "names" in headers ? [headers.kind, ...headers.names].join(" ") : headers.kind,
          cloudFrontHeaders.length,
          cookies.kind,
          queryStrings.kind,
        ],
      ),
      originRequestPolicies,
    );
  });
});

describe("managedResponseHeadersPolicies", () => {
  it("has all five, with and without security headers and CORS", () => {
    assert.deepEqual(
      managedResponseHeadersPolicies.map(({ id, set, cors }) => [
        id,
        set.length,
        cors?.allowMethods.length,
      ]),
      [
        ["e61eb60c-9c35-4d20-a928-2b84e02af89c", 5, 0],
        ["5cc3b908-e619-4b99-88e5-2cf7f45965bd", 0, 7],
        ["eaab4381-ed33-4a86-88ca-d9558dc6cd63", 5, 7],
        ["67f7725c-6f97-4210-82d7-5512b31e9d03", 5, undefined],
        ["60669652-455b-4ae9-85a4-c4c02393f86c", 0, 0],
      ],
    );
  });

  it("adds CORS for every origin without credentials, and does not override the origin's headers", () => {
    const cors = {
      allowCredentials: false,
      allowHeaders: [],
      allowMethods: [],
      allowOrigins: ["*"],
      exposeHeaders: [],
      maxAgeSeconds: undefined,
      override: false,
    };
    const simple = managedResponseHeadersPolicies.find(({ id }) => id.startsWith("60669652"));
    assert.deepEqual(simple?.cors, cors);
    const preflight = managedResponseHeadersPolicies.find(({ id }) => id.startsWith("5cc3b908"));
    assert.deepEqual(preflight?.cors, {
      ...cors,
      allowMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
      exposeHeaders: ["*"],
    });
  });

  it("does not override the origin's headers, except X-Content-Type-Options", () => {
    const security = managedResponseHeadersPolicies.find(({ id }) => id.startsWith("67f7725c"));
    assert.deepEqual(
      security?.set.map(({ name, value, override }) => `${name}: ${value}${override ? " !" : ""}`),
      [
        "Strict-Transport-Security: max-age=31536000",
        "X-Content-Type-Options: nosniff !",
        "X-Frame-Options: SAMEORIGIN",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "X-XSS-Protection: 1; mode=block",
      ],
    );
  });
});
