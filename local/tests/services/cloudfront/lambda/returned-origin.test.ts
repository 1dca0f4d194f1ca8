/** An origin a function returned. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../../http/header-map.ts";
import { eventOrigin } from "../../../../services/cloudfront/lambda/lambda-event.ts";
import { judgeOrigin } from "../../../../services/cloudfront/lambda/returned-origin.ts";
import type { Origin } from "../../../../services/cloudfront/model.ts";
import { customOrigin, s3Origin } from "../edge-fixtures.ts";

const requestHeaders = headersFromRaw(["Host", "api.example.com", "X-Present", "1"]);

/** A custom origin as an event shows it, with edits. */
function custom(edits: Record<string, unknown>): unknown {
  return {
    custom: { ...Object(Reflect.get(eventOrigin(customOrigin, "https"), "custom")), ...edits },
  };
}

/** The same for a bucket. */
function s3(edits: Record<string, unknown>): unknown {
  return { s3: { ...Object(Reflect.get(eventOrigin(s3Origin, "https"), "s3")), ...edits } };
}

/** `ok`, or the reason. */
function said(value: unknown, base: Origin = customOrigin): string {
  const decision = judgeOrigin(value, base, requestHeaders);
  return decision.kind === "origin" ? "ok" : decision.reason;
}

describe("judgeOrigin", () => {
  for (const [title, value, expected] of [
    ["takes the origin unchanged", custom({}), /^ok$/],
    ["takes no mention for the same origin", undefined, /^ok$/],
    ["refuses text", "x", /request.origin must be an object/],
    ["refuses neither", {}, /exactly one of custom and s3/],
    ["refuses both", { custom: {}, s3: {} }, /exactly one of custom and s3/],
    ["refuses a custom that is text", { custom: "x" }, /must be objects/],
    ["takes another domain", custom({ domainName: "b.example.com" }), /^ok$/],
    ["takes 253 characters", custom({ domainName: "a".repeat(253) }), /^ok$/],
    ["refuses 254", custom({ domainName: "a".repeat(254) }), /domainName must/],
    ["refuses an empty domain", custom({ domainName: "" }), /domainName must/],
    ["refuses a port in the domain", custom({ domainName: "a:80" }), /domainName must/],
    ["refuses an IPv4 address", custom({ domainName: "127.0.0.1" }), /domainName must/],
    ["refuses a path in the domain", custom({ domainName: "a/b" }), /domainName must/],
    ["takes an empty path", custom({ path: "" }), /^ok$/],
    ["takes a path", custom({ path: "/v1/a%20b" }), /^ok$/],
    ["refuses a path without its slash", custom({ path: "v1" }), /path must/],
    ["refuses a path that ends in one", custom({ path: "/v1/" }), /path must/],
    ["refuses the root", custom({ path: "/" }), /path must/],
    ["refuses a path with a space", custom({ path: "/a b" }), /path must/],
    ["takes a path of 255", custom({ path: `/${"a".repeat(254)}` }), /^ok$/],
    ["refuses a path of 256", custom({ path: `/${"a".repeat(255)}` }), /path must/],
    ["takes port 80", custom({ port: 80 }), /^ok$/],
    ["takes port 443", custom({ port: 443 }), /^ok$/],
    ["takes port 1024", custom({ port: 1024 }), /^ok$/],
    ["takes port 65535", custom({ port: 65_535 }), /^ok$/],
    ["refuses port 81", custom({ port: 81 }), /port must/],
    ["refuses port 1023", custom({ port: 1023 }), /port must/],
    ["refuses port 65536", custom({ port: 65_536 }), /port must/],
    ["refuses a port that is text", custom({ port: "443" }), /port must/],
    ["takes http", custom({ protocol: "http" }), /^ok$/],
    ["refuses ftp", custom({ protocol: "ftp" }), /protocol must/],
    ["takes 1 s", custom({ readTimeout: 1 }), /^ok$/],
    ["takes 120 s", custom({ readTimeout: 120 }), /^ok$/],
    ["refuses 0 s", custom({ readTimeout: 0 }), /readTimeout must/],
    ["refuses 121 s", custom({ readTimeout: 121 }), /readTimeout must/],
    ["refuses 1.5 s", custom({ readTimeout: 1.5 }), /readTimeout must/],
    ["takes a keep-alive of 120 s", custom({ keepaliveTimeout: 120 }), /^ok$/],
    [
      "refuses 121 s of it, where two pages differ",
      custom({ keepaliveTimeout: 121 }),
      /keepaliveTimeout must/,
    ],
    ["takes a completion time of 0", custom({ responseCompletionTimeout: 0 }), /^ok$/],
    ["takes one as long as the read", custom({ responseCompletionTimeout: 30 }), /^ok$/],
    [
      "refuses a shorter one",
      custom({ responseCompletionTimeout: 29 }),
      /responseCompletionTimeout must/,
    ],
    ["takes TLS 1.1", custom({ sslProtocols: ["TLSv1.1", "TLSv1.2"] }), /^ok$/],
    [
      "refuses TLS 1.3, which the page does not list",
      custom({ sslProtocols: ["TLSv1.3"] }),
      /sslProtocols must/,
    ],
    ["refuses no protocol", custom({ sslProtocols: [] }), /sslProtocols must/],
    ["takes a header", custom({ customHeaders: { "x-a": [{ value: "1" }] } }), /^ok$/],
    [
      "refuses a header the request has",
      custom({ customHeaders: { "x-present": [{ value: "1" }] } }),
      /x-present, which request.headers holds/,
    ],
    [
      "refuses a header on the denylist",
      custom({ customHeaders: { "x-amz-b": [{ value: "1" }] } }),
      /must not hold x-amz-b/,
    ],
    [
      "refuses Host among them",
      custom({ customHeaders: { host: [{ value: "a" }] } }),
      /must not hold host/,
    ],
    ["refuses headers of a wrong shape", custom({ customHeaders: { a: "1" } }), /must be a list/],
    ["refuses a new bucket without a domain", { s3: { path: "" } }, /must have a domainName/],
    ["takes a bucket in place of a server", s3({}), /^ok$/],
    [
      "refuses capitals in a bucket's domain",
      s3({ domainName: "A.s3.amazonaws.com" }),
      /domainName must/,
    ],
    ["refuses 129 characters of it", s3({ domainName: "a".repeat(129) }), /domainName must/],
    [
      "refuses an identity the origin does not have",
      s3({ authMethod: "origin-access-identity" }),
      /origin access identity/,
    ],
    ["refuses OAC by name", s3({ authMethod: "origin-access-control" }), /authMethod must/],
  ] as const) {
    it(title, () => assert.match(said(value), expected));
  }

  it("reads a whole new origin", () => {
    const decision = judgeOrigin(
      custom({
        domainName: "b.example.com",
        protocol: "http",
        port: 8080,
        path: "/x",
        customHeaders: { "x-a": [{ key: "X-A", value: "1" }] },
      }),
      customOrigin,
      requestHeaders,
    );
    assert.deepEqual(decision, {
      kind: "origin",
      origin: {
        ...customOrigin,
        domainName: "b.example.com",
        path: "/x",
        protocolPolicy: "http-only",
        httpPort: 8080,
        customHeaders: [{ name: "X-A", value: "1" }],
        keepaliveTimeoutSeconds: 5,
        sslProtocols: ["TLSv1.2"],
      },
    });
  });

  it("keeps a bucket signed under its own name alone", () => {
    const signed = (value: unknown, base: Origin): unknown => {
      const decision = judgeOrigin(value, base, requestHeaders);
      assert.ok(decision.kind === "origin" && decision.origin.kind === "s3");
      return decision.origin.signed;
    };
    assert.equal(signed(s3({}), s3Origin), true);
    assert.equal(signed(s3({ domainName: "other.s3.eu-west-1.amazonaws.com" }), s3Origin), false);
    assert.equal(signed(s3({}), customOrigin), false);
  });

  it("takes back every origin that an event shows", () => {
    const port = fc.constantFrom(80, 443, 1024, 8443, 65_535);
    const origin: fc.Arbitrary<Origin> = fc.oneof(
      fc.constant<Origin>(s3Origin),
      fc.record({ httpPort: port, httpsPort: port, http: fc.boolean() }).map(
        ({ http, ...ports }): Origin => ({
          ...customOrigin,
          ...ports,
          protocolPolicy: http ? "http-only" : "https-only",
          keepaliveTimeoutSeconds: 5,
          sslProtocols: ["TLSv1.2"],
        }),
      ),
    );
    fc.assert(
      fc.property(origin, (base) => {
        assert.deepEqual(judgeOrigin(eventOrigin(base, "https"), base, requestHeaders), {
          kind: "origin",
          origin: base,
        });
      }),
    );
  });
});
