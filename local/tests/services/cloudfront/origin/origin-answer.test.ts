/** What is kept of an origin response. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../../http/header-map.ts";
import {
  acceptAnswer,
  isHeadAcceptable,
  isTruncated,
} from "../../../../services/cloudfront/origin/origin-answer.ts";
import { forwardsCookies } from "../changing-origin.ts";
import {
  behavior,
  cachePolicy,
  customOrigin,
  messageOf,
  s3Origin,
  startDate,
} from "../edge-fixtures.ts";

describe("acceptAnswer", () => {
  const accept = (raw: readonly string[], status = 200, over = {}) =>
    acceptAnswer(
      messageOf(status, "body", raw),
      { ...behavior, ...over },
      customOrigin,
      "GET",
      startDate,
    );

  it("drops what belongs to one connection, and what the edge writes itself", () => {
    const raw = [
      "Connection",
      "x",
      "Keep-Alive",
      "x",
      "Transfer-Encoding",
      "chunked",
      "Via",
      "x",
      "X-Cache",
      "Hit",
      "X-Amz-Cf-Pop",
      "x",
      "Upgrade",
      "x",
      "X-Kept",
      "1",
    ];
    assert.deepEqual(Object.keys(accept(raw).headers), ["content-length", "x-kept", "date"]);
  });

  it("adds a Date where there is none", () => {
    assert.equal(headerValue(accept([]).headers, "date"), startDate);
    assert.equal(headerValue(accept(["Date", "then"]).headers, "date"), "then");
  });

  it("drops Set-Cookie, unless cookies are forwarded", () => {
    assert.equal(accept(["Set-Cookie", "a=b"]).headers["set-cookie"], undefined);
    const cookies = { cachePolicy: { ...cachePolicy, cookies: { kind: "all" } } };
    assert.equal(
      accept(["Set-Cookie", "a=b", "set-cookie", "c=d"], 200, cookies).headers["set-cookie"]
        ?.length,
      2,
    );
  });

  for (const [vary, expected] of [
    ["Accept-Encoding, X-Other", "Accept-Encoding"],
    ["Cookie", "Cookie"],
    ["X-Other", undefined],
    ["*", "*"],
  ] as const) {
    it(`makes ${expected ?? "nothing"} of Vary: ${vary}`, () =>
      assert.equal(headerValue(accept(["Vary", vary]).headers, "vary"), expected));
  }

  it("keeps Vary on what the behavior forwards", () => {
    const keyed = {
      cachePolicy: { ...cachePolicy, headers: { kind: "allow", names: ["x-other"] } },
    };
    assert.equal(headerValue(accept(["Vary", "X-Other"], 200, keyed).headers, "vary"), "X-Other");
  });

  for (const name of ["Desktop", "Mobile", "SmartTV", "Tablet"]) {
    it(`keeps Vary: User-Agent where CloudFront-Is-${name}-Viewer is forwarded`, () => {
      const names = [`cloudfront-is-${name.toLowerCase()}-viewer`];
      const headers = { kind: "allow", names } as const;
      const keyed = { cachePolicy: { ...cachePolicy, headers } };
      const requested = {
        originRequestPolicy: { ...forwardsCookies, headers, cloudFrontHeaders: [] },
      };
      const added = { originRequestPolicy: { ...forwardsCookies, cloudFrontHeaders: names } };
      for (const over of [keyed, requested, added]) {
        const vary = headerValue(
          accept(["Vary", "User-Agent, X-Other"], 200, over).headers,
          "vary",
        );
        assert.equal(vary, "User-Agent");
      }
    });
  }

  it("drops Vary: User-Agent where another header about the viewer is forwarded", () => {
    const headers = { kind: "allow", names: ["cloudfront-viewer-country"] };
    const vary = "User-Agent, CloudFront-Viewer-Country";
    const keyed = { cachePolicy: { ...cachePolicy, headers } };
    assert.equal(
      headerValue(accept(["Vary", vary], 200, keyed).headers, "vary"),
      "CloudFront-Viewer-Country",
    );
  });

  it("keeps the Vary of a bucket, and drops what identifies its response", () => {
    const raw = ["Vary", "Origin", "x-amz-id-2", "a", "x-amz-request-id", "b", "x-amz-meta-a", "c"];
    const message = messageOf(200, "body", raw);
    const { headers } = acceptAnswer(message, behavior, s3Origin, "GET", startDate);
    assert.deepEqual(Object.keys(headers), ["content-length", "vary", "x-amz-meta-a", "date"]);
  });

  it("drops the headers that Connection names", () => {
    const raw = ["Connection", "close, X-Hop", "x-hop", "1", "X-Kept", "2"];
    assert.deepEqual(Object.keys(accept(raw).headers), ["content-length", "x-kept", "date"]);
  });

  it("leaves 204 and 304 without a body", () => {
    assert.equal(accept([], 204).body.length, 0);
    assert.equal(accept([], 204).headers["content-length"], undefined);
    assert.equal(accept([], 304).body.length, 0);
  });

  it("recognizes a body that differs from its Content-Length", () => {
    const short = { ...messageOf(200, "body"), headers: headersFromRaw(["Content-Length", "9"]) };
    assert.equal(isTruncated(short, "GET"), true);
    assert.equal(isTruncated(short, "HEAD"), false);
    assert.equal(isTruncated(messageOf(200, "body"), "GET"), false);
    const unsaid = { ...messageOf(200, "body"), headers: headersFromRaw([]) };
    assert.equal(isTruncated(unsaid, "GET"), false);
    assert.equal(
      headerValue(
        acceptAnswer(short, behavior, customOrigin, "GET", startDate).headers,
        "content-length",
      ),
      "4",
    );
  });

  for (const status of [100, 101, 103, 199, 200.5, 600, 999, Number.NaN, -1, 0]) {
    it(`refuses the status ${status}, which ends no request`, () => {
      assert.equal(isHeadAcceptable({ ...messageOf(200), status }), false);
    });
  }

  it("accepts headers of 32,768 bytes and no more", () => {
    const message = (bytes: number) => ({
      ...messageOf(200),
      headers: headersFromRaw(["X-A", "x".repeat(bytes - "X-A: \r\n".length)]),
    });
    assert.equal(isHeadAcceptable(message(32_768)), true);
    assert.equal(isHeadAcceptable(message(32_769)), false);
  });
});
