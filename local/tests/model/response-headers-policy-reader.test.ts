/**
 * Response headers policies, rendered to headers.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readResponseHeadersPolicy } from "../../model/response-headers-policy-reader.ts";
import type { Properties } from "../../program/graph.ts";
import { resource } from "./graph-builder.ts";
import { reading } from "./problems-of.ts";

function read(inputs: Properties) {
  const type = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
  const node = resource(type, "policy", { id: "id-1", inputs });
  return reading((findings) => readResponseHeadersPolicy(node, findings));
}

describe("readResponseHeadersPolicy", () => {
  it("reads a policy that does nothing", () => {
    assert.deepEqual(read({}).result, { id: "id-1", set: [], remove: [], cors: undefined });
  });

  for (const [property, setting, name, value] of [
    [
      "strictTransportSecurity",
      { accessControlMaxAgeSec: 60 },
      "Strict-Transport-Security",
      "max-age=60",
    ],
    [
      "strictTransportSecurity",
      { accessControlMaxAgeSec: 60, includeSubdomains: true, preload: true },
      "Strict-Transport-Security",
      "max-age=60; includeSubDomains; preload",
    ],
    [
      "contentSecurityPolicy",
      { contentSecurityPolicy: "default-src 'self'" },
      "Content-Security-Policy",
      "default-src 'self'",
    ],
    ["contentTypeOptions", {}, "X-Content-Type-Options", "nosniff"],
    ["frameOptions", { frameOption: "DENY" }, "X-Frame-Options", "DENY"],
    ["referrerPolicy", { referrerPolicy: "no-referrer" }, "Referrer-Policy", "no-referrer"],
    ["xssProtection", { protection: false, modeBlock: true }, "X-XSS-Protection", "0"],
    ["xssProtection", { protection: true }, "X-XSS-Protection", "1"],
    ["xssProtection", { protection: true, modeBlock: true }, "X-XSS-Protection", "1; mode=block"],
    ["xssProtection", { protection: true, reportUri: "/r" }, "X-XSS-Protection", "1; report=/r"],
  ] as const) {
    for (const override of [true, false]) {
      it(`renders ${property} ${JSON.stringify(setting)} with override ${override}`, () => {
        const { result, problems } = read({
          securityHeadersConfig: { [property]: { ...setting, override } },
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(result.set, [{ name, value, override }]);
      });
    }
  }

  it("sets security headers before custom ones", () => {
    const { result } = read({
      customHeadersConfig: { items: [{ header: "X-A", value: "1", override: true }] },
      securityHeadersConfig: { contentTypeOptions: { override: true } },
    });
    assert.deepEqual(result.set, [
      { name: "X-Content-Type-Options", value: "nosniff", override: true },
      { name: "X-A", value: "1", override: true },
    ]);
  });

  it("removes headers by name in lower case", () => {
    const { result } = read({ removeHeadersConfig: { items: [{ header: "X-Powered-By" }] } });
    assert.deepEqual(result.remove, ["x-powered-by"]);
  });

  it("reads CORS", () => {
    const { result } = read({
      corsConfig: {
        accessControlAllowCredentials: true,
        accessControlAllowHeaders: { items: ["X-A"] },
        accessControlAllowMethods: { items: ["GET", "PUT"] },
        accessControlAllowOrigins: { items: ["https://a.test"] },
        accessControlExposeHeaders: { items: ["ETag"] },
        accessControlMaxAgeSec: 600,
        originOverride: true,
      },
    });
    assert.deepEqual(result.cors, {
      allowCredentials: true,
      allowHeaders: ["X-A"],
      allowMethods: ["GET", "PUT"],
      allowOrigins: ["https://a.test"],
      exposeHeaders: ["ETag"],
      maxAgeSeconds: 600,
      override: true,
    });
  });

  for (const [origin, credentials, problem] of [
    ["*", false, undefined],
    ["https://*.a.test:*", true, undefined],
    ["*", true, /items must name each origin beside accessControlAllowCredentials, got \["\*"\]$/],
    [
      "example.*",
      false,
      /items must have a wildcard only as the leftmost label of the domain, got/,
    ],
    ["test.*.a.test", false, /items must have a wildcard only as the leftmost label/],
    ["*a.test", false, /items must have a wildcard only as the leftmost label/],
    ["*.com*", false, /items must have a wildcard only as the leftmost label/],
  ] as const) {
    it(`${problem ? "refuses" : "accepts"} the origin ${origin} with credentials ${credentials}`, () => {
      const { problems } = read({
        corsConfig: {
          accessControlAllowCredentials: credentials,
          accessControlAllowOrigins: { items: [origin] },
          originOverride: true,
        },
      });
      assert.match(problems.join("\n"), problem ?? /^$/);
    });
  }

  it("lists an origin with a path", () => {
    const { notSimulated, problems } = read({
      corsConfig: {
        accessControlAllowCredentials: false,
        accessControlAllowOrigins: { items: ["https://a.test/"] },
        originOverride: true,
      },
    });
    assert.deepEqual(problems, []);
    assert.match(
      notSimulated.join("\n"),
      /^corsConfig\.accessControlAllowOrigins\.items: no browser sends an origin like \["https:\/\/a\.test\/"\]: write \*/,
    );
  });

  it("reads ALL as every method, and a missing max age as none", () => {
    const { result } = read({ corsConfig: { accessControlAllowMethods: { items: ["ALL"] } } });
    assert.deepEqual(result.cors?.allowMethods, [
      "GET",
      "DELETE",
      "HEAD",
      "OPTIONS",
      "PATCH",
      "POST",
      "PUT",
    ]);
    assert.equal(result.cors?.maxAgeSeconds, undefined);
  });

  it("refuses incomplete settings", () => {
    const { problems } = read({
      corsConfig: {},
      customHeadersConfig: { items: [{ header: "X-A", value: "1" }] },
      securityHeadersConfig: { xssProtection: {} },
    });
    assert.deepEqual(
      problems.map((problem) => problem.replace(" must be true or false, got nothing", "")),
      [
        "securityHeadersConfig.xssProtection.protection",
        "securityHeadersConfig.xssProtection.override",
        "customHeadersConfig.items[0].override",
        "corsConfig.accessControlAllowCredentials",
        "corsConfig.originOverride",
      ],
    );
  });

  it("refuses an unknown frame option", () => {
    const frameOptions = { frameOption: "ALLOW-FROM", override: true };
    assert.deepEqual(read({ securityHeadersConfig: { frameOptions } }).problems, [
      'securityHeadersConfig.frameOptions.frameOption must be one of DENY, SAMEORIGIN, got "ALLOW-FROM"',
    ]);
  });
});
