/**
 * Origin request policies, as declared and as refused.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readOriginRequestPolicy } from "../../model/origin-request-policy-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(headersConfig: Properties, more: Properties = {}) {
  const inputs = {
    headersConfig,
    cookiesConfig: { cookieBehavior: "none" },
    queryStringsConfig: { queryStringBehavior: "none" },
    ...more,
  };
  const type = "aws:cloudfront/originRequestPolicy:OriginRequestPolicy";
  const node = resource(type, "policy", { id: "id-1", inputs });
  return reading((findings) => readOriginRequestPolicy(node, findings));
}

describe("readOriginRequestPolicy", () => {
  for (const [headersConfig, headers, cloudFrontHeaders] of [
    [{ headerBehavior: "none" }, { kind: "none" }, []],
    [{ headerBehavior: "allViewer" }, { kind: "all" }, []],
    [
      { headerBehavior: "allExcept", headers: { items: ["Host"] } },
      { kind: "all-except", names: ["host"] },
      [],
    ],
    [
      { headerBehavior: "whitelist", headers: { items: ["Origin", "CloudFront-Viewer-Country"] } },
      { kind: "allow", names: ["origin"] },
      ["cloudfront-viewer-country"],
    ],
    [
      { headerBehavior: "whitelist", headers: { items: ["CloudFront-Viewer-Country"] } },
      { kind: "none" },
      ["cloudfront-viewer-country"],
    ],
    [
      {
        headerBehavior: "allViewerAndWhitelistCloudFront",
        headers: { items: ["CloudFront-Viewer-City"] },
      },
      { kind: "all" },
      ["cloudfront-viewer-city"],
    ],
  ] as const) {
    it(`reads ${JSON.stringify(headersConfig)}`, () => {
      const { result, problems } = read(headersConfig);
      assert.deepEqual(problems, []);
      assert.deepEqual(result, {
        id: "id-1",
        headers,
        cloudFrontHeaders,
        cookies: { kind: "none" },
        queryStrings: { kind: "none" },
      });
    });
  }

  it("reads cookies and query strings", () => {
    const { result } = read(
      { headerBehavior: "none" },
      {
        cookiesConfig: { cookieBehavior: "whitelist", cookies: { items: ["A"] } },
        queryStringsConfig: { queryStringBehavior: "all" },
      },
    );
    assert.deepEqual(
      [result.cookies, result.queryStrings],
      [{ kind: "allow", names: ["A"] }, { kind: "all" }],
    );
  });

  it("refuses headers that belong to the cache policy", () => {
    const items = ["Authorization", "Accept-Encoding", "Accept"];
    assert.deepEqual(read({ headerBehavior: "whitelist", headers: { items } }).problems, [
      "headersConfig.headers must not name authorization: put it into the cache policy, or use the managed AllViewerExceptHostHeader",
      "headersConfig.headers must not name accept-encoding: use enableAcceptEncodingGzip and Brotli of the cache policy",
    ]);
  });

  it("accepts those headers in an exclusion list", () => {
    const config = { headerBehavior: "allExcept", headers: { items: ["Authorization"] } };
    assert.deepEqual(read(config).problems, []);
  });

  it("refuses a value CloudFront does not support", () => {
    assert.deepEqual(read({ headerBehavior: "all" }).problems, [
      'headersConfig.headerBehavior must be one of none, whitelist, allViewer, allExcept, got "all"',
    ]);
  });
});
