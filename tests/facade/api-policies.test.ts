/**
 * `apiPolicies`: every setting of the policies, since each omitted one has a default.
 *
 * @module
 */
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { declared, recordComponent } from "../../components/tests/recording.ts";
import { apiPolicies } from "../../facade/api-policies.ts";
import type { Graph } from "../../local/program/graph.ts";

function recordPolicies(corsOrigins: readonly string[], debug: boolean): Promise<Graph> {
  return recordComponent((provider) => ({
    ...apiPolicies("x", { corsOrigins, debug }, { provider }),
  }));
}

const noCookies = { cookiesConfig: { cookieBehavior: "none" } };
const place = [
  "CloudFront-Viewer-Country",
  "CloudFront-Viewer-Latitude",
  "CloudFront-Viewer-Longitude",
];

describe("apiPolicies", () => {
  let least: Graph;
  let most: Graph;
  before(async () => {
    least = await recordPolicies([], false);
    most = await recordPolicies(["https://a.example", "https://b.example"], true);
  });

  it("keys public responses on the API's query parameters only", () => {
    assert.deepEqual(declared(least)["CachePolicy x-api-cache"], {
      comment: "The API: alike in every Region, keyed on the parameters it knows",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 31_536_000,
      parametersInCacheKeyAndForwardedToOrigin: {
        ...noCookies,
        headersConfig: { headerBehavior: "none" },
        queryStringsConfig: {
          queryStringBehavior: "whitelist",
          queryStrings: { items: ["league", "page", "pageSize", "played", "sort", "team", "week"] },
        },
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      },
    });
  });

  it("keys a viewer's responses on the token, with a maximum TTL of one second", () => {
    assert.deepEqual(declared(least)["CachePolicy x-own-cache"], {
      comment: "The viewer's own: keyed on the token, kept for nobody",
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 1,
      parametersInCacheKeyAndForwardedToOrigin: {
        ...noCookies,
        headersConfig: { headerBehavior: "whitelist", headers: { items: ["Authorization"] } },
        queryStringsConfig: { queryStringBehavior: "none" },
        enableAcceptEncodingBrotli: false,
        enableAcceptEncodingGzip: false,
      },
    });
  });

  it("forwards the viewer's location, and neither Host nor cookies nor the query string", () => {
    assert.deepEqual(declared(least)["OriginRequestPolicy x-api-forward"], {
      comment: "The API: where the viewer is, for the router",
      ...noCookies,
      headersConfig: { headerBehavior: "whitelist", headers: { items: place } },
      queryStringsConfig: { queryStringBehavior: "none" },
    });
  });

  it("forwards x-touchline-region with debug only", () => {
    assert.deepEqual(declared(most)["OriginRequestPolicy x-api-forward"]?.["headersConfig"], {
      headerBehavior: "whitelist",
      headers: { items: [...place, "x-touchline-region"] },
    });
  });

  it("forwards a token with the cache policy of a viewer's responses only", () => {
    const forwarding = Object.entries(declared(most))
      .filter(([, inputs]) => /authorization/i.test(JSON.stringify(inputs)))
      .map(([name]) => name)
      .sort();
    // In the headers policy, it is in the list of headers that a browser may send.
    assert.deepEqual(forwarding, [
      "CachePolicy x-own-cache",
      "ResponseHeadersPolicy x-api-headers",
    ]);
  });

  it("allows pages of the given origins only to read the API", () => {
    const security = {
      comment: "The API: for programs, and for pages of the origins in the settings",
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: 63_072_000,
          includeSubdomains: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
        contentSecurityPolicy: {
          contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
          override: true,
        },
      },
    };
    assert.deepEqual(declared(least)["ResponseHeadersPolicy x-api-headers"], security);
    assert.deepEqual(declared(most)["ResponseHeadersPolicy x-api-headers"], {
      ...security,
      corsConfig: {
        accessControlAllowCredentials: false,
        accessControlAllowHeaders: { items: ["Authorization"] },
        accessControlAllowMethods: { items: ["GET", "HEAD", "OPTIONS"] },
        accessControlAllowOrigins: { items: ["https://a.example", "https://b.example"] },
        accessControlExposeHeaders: { items: ["Age", "ETag", "Link"] },
        accessControlMaxAgeSec: 600,
        originOverride: true,
      },
    });
  });

  it("returns the ids of the policies of each kind of response", () => {
    const ids = new Map(least.nodes.map(({ name, id }) => [name, id]));
    const headers = { responseHeadersPolicyId: ids.get("x-api-headers") };
    const forward = { originRequestPolicyId: ids.get("x-api-forward") };
    assert.deepEqual(least.outputs, {
      shared: { cachePolicyId: ids.get("x-api-cache"), ...forward, ...headers },
      own: { cachePolicyId: ids.get("x-own-cache"), ...forward, ...headers },
      // Managed-CachingDisabled and Managed-AllViewerExceptHostHeader.
      uncached: {
        cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
        ...headers,
      },
    });
  });
});
