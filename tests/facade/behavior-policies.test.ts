/**
 * What behaviors key on, forward and add: every setting, since each one that is missing means something.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { declared, recordComponent } from "../../components/tests/recording.ts";
import { seasonPolicies, sitePolicies } from "../../facade/behavior-policies.ts";

/** What both kinds of answers say to browsers. */
const secure = {
  strictTransportSecurity: {
    accessControlMaxAgeSec: 63_072_000,
    includeSubdomains: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
};

describe("seasonPolicies", () => {
  const recorded = () => recordComponent((provider) => ({ ...seasonPolicies("x", { provider }) }));

  it("keys on ?tables alone, and lets an answer forbid being kept", async () => {
    assert.deepEqual(declared(await recorded())["CachePolicy x-season-cache"], {
      comment: "The season: keyed on ?tables alone",
      minTtl: 0,
      defaultTtl: 10,
      maxTtl: 31_536_000,
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: {
          queryStringBehavior: "whitelist",
          queryStrings: { items: ["tables"] },
        },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    });
  });

  it("forwards the whole query string, no cookie and no header", async () => {
    assert.deepEqual(declared(await recorded())["OriginRequestPolicy x-season-forward"], {
      comment: "The season: the origin-request function sees the whole query string",
      cookiesConfig: { cookieBehavior: "none" },
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "all" },
    });
  });

  it("lets every page read the data, and no browser run it", async () => {
    assert.deepEqual(declared(await recorded())["ResponseHeadersPolicy x-season-headers"], {
      comment: "Data: for every origin to read, for no browser to run",
      securityHeadersConfig: {
        ...secure,
        contentSecurityPolicy: {
          contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
          override: true,
        },
      },
      corsConfig: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: { items: ["*"] },
        accessControlAllowMethods: { items: ["GET", "HEAD"] },
        accessControlAllowOrigins: { items: ["*"] },
        accessControlExposeHeaders: { items: ["ETag", "Age"] },
        originOverride: true,
      },
    });
  });

  it("gives out all three by id", async () => {
    const { outputs, nodes } = await recorded();
    const ids = new Map(nodes.map(({ name, id }) => [name, id]));
    assert.deepEqual(outputs, {
      cachePolicyId: ids.get("x-season-cache"),
      originRequestPolicyId: ids.get("x-season-forward"),
      responseHeadersPolicyId: ids.get("x-season-headers"),
    });
    assert.equal(new Set(Object.values(outputs)).size, 3);
  });
});

describe("sitePolicies", () => {
  const recorded = () => recordComponent((provider) => ({ ...sitePolicies("x", { provider }) }));

  it("keys on the path alone", async () => {
    assert.deepEqual(declared(await recorded())["CachePolicy x-site-cache"], {
      comment: "The site: each file says how long it may be kept",
      minTtl: 0,
      defaultTtl: 86_400,
      maxTtl: 31_536_000,
      parametersInCacheKeyAndForwardedToOrigin: {
        cookiesConfig: { cookieBehavior: "none" },
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "none" },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    });
  });

  it("lets a page load what is its own, and stand in no frame", async () => {
    assert.deepEqual(declared(await recorded())["ResponseHeadersPolicy x-site-headers"], {
      comment: "Pages: their own script and style, in no frame",
      securityHeadersConfig: {
        ...secure,
        contentSecurityPolicy: {
          contentSecurityPolicy:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          override: true,
        },
        frameOptions: { frameOption: "DENY", override: true },
      },
    });
  });

  it("gives out both by id, and forwards nothing besides the key", async () => {
    const { outputs, nodes } = await recorded();
    const ids = new Map(nodes.map(({ name, id }) => [name, id]));
    assert.deepEqual(outputs, {
      cachePolicyId: ids.get("x-site-cache"),
      responseHeadersPolicyId: ids.get("x-site-headers"),
    });
  });
});
