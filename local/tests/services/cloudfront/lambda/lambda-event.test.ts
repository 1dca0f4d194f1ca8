/** Events, field by field. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw } from "../../../../http/header-map.ts";
import {
  eventHeaders,
  eventOrigin,
  eventResponse,
} from "../../../../services/cloudfront/lambda/lambda-event.ts";
import { customOrigin, messageOf, s3Origin } from "../edge-fixtures.ts";

describe("eventHeaders", () => {
  it("shows lines under lower-case names, as text, and hides what is disallowed", () => {
    const raw = ["Host", "a", "X-A", "1", "x-A", "2", "X-Edge-B", "b", "X-C", "\u00c3\u00a9"];
    assert.deepEqual(eventHeaders(headersFromRaw(raw)), {
      host: [{ key: "Host", value: "a" }],
      "x-a": [
        { key: "X-A", value: "1" },
        { key: "x-A", value: "2" },
      ],
      "x-c": [{ key: "X-C", value: "\u00e9" }],
    });
  });

  it("shows a header named __proto__ without becoming it", () => {
    const shown = eventHeaders(headersFromRaw(["__proto__", "x"]));
    assert.deepEqual(Object.keys(shown), ["__proto__"]);
    assert.equal(Object.getPrototypeOf(shown), Object.prototype);
  });

  it("belongs to the function: nothing it does reaches the edge's own", () => {
    const headers = headersFromRaw(["A", "1"]);
    const shown = eventHeaders(headers);
    shown["a"]?.push({ key: "A", value: "2" });
    assert.equal(headers["a"]?.length, 1);
  });
});

describe("eventOrigin", () => {
  it("shows a custom origin", () =>
    assert.deepEqual(eventOrigin({ ...customOrigin, path: "/v1" }, "https"), {
      custom: {
        customHeaders: {},
        domainName: "api.example.com",
        keepaliveTimeout: 5,
        path: "/v1",
        port: 443,
        protocol: "https",
        readTimeout: 30,
        sslProtocols: ["TLSv1.2"],
      },
    }));

  it("shows the bucket, its Region and no access control", () =>
    assert.deepEqual(
      eventOrigin({ ...s3Origin, customHeaders: [{ name: "X-A", value: "1" }] }, "https"),
      {
        s3: {
          authMethod: "none",
          customHeaders: { "x-a": [{ key: "X-A", value: "1" }] },
          domainName: "season.s3.eu-west-1.amazonaws.com",
          path: "",
          readTimeout: 30,
          region: "eu-west-1",
        },
      },
    ));

  for (const [policy, viewer, protocol, port] of [
    ["http-only", "https", "http", 8080],
    ["https-only", "http", "https", 8443],
    ["match-viewer", "http", "http", 8080],
    ["match-viewer", "https", "https", 8443],
  ] as const) {
    it(`uses ${protocol} under ${policy} for a viewer with ${viewer}`, () => {
      const origin = { ...customOrigin, protocolPolicy: policy, httpPort: 8080, httpsPort: 8443 };
      const shown = eventOrigin(origin, viewer);
      assert.ok("custom" in shown);
      assert.equal(shown.custom.protocol, protocol);
      assert.equal(shown.custom.port, port);
    });
  }
});

describe("eventResponse", () => {
  it("shows the status as a string, and never the body", () =>
    assert.deepEqual(eventResponse({ ...messageOf(200, "x"), statusDescription: "OK" }), {
      headers: { "content-length": [{ key: "Content-Length", value: "1" }] },
      status: "200",
      statusDescription: "OK",
    }));
});
