/**
 * `seasonPolicies`: every setting of the three policies, since each omitted one has a default.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { declared, recordComponent } from "../../components/tests/recording.ts";
import { seasonPolicies } from "../../facade/season-policies.ts";

/** Security headers of every response. */
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

  it("keys on ?tables alone, and honors no-store", async () => {
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

  it("allows every page to read the data, and no browser to run it", async () => {
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

  it("returns the id of each", async () => {
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
