/** What functions return, checked. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { headersFromRaw, rawHeaders } from "../../../../http/header-map.ts";
import {
  type FunctionResult,
  judgeRequestResult,
  judgeResponseResult,
  maxResponseBytes,
} from "../../../../services/cloudfront/lambda/lambda-result.ts";
import { customOrigin, messageOf } from "../edge-fixtures.ts";

const shown = {
  method: "GET",
  headers: headersFromRaw(["Host", "www.example.com", "X-Real-IP", "1.2.3.4"]),
  body: Buffer.from("original"),
  origin: undefined,
};

/** The request as the event showed it, with a function's edits. */
function request(edits: Record<string, unknown> = {}): unknown {
  return {
    clientIp: "203.0.113.7",
    method: "GET",
    uri: "/a",
    querystring: "",
    headers: { host: [{ key: "Host", value: "www.example.com" }] },
    ...edits,
  };
}

/** What a result comes to, in one word or a reason. */
function said(result: FunctionResult): string {
  return result.kind === "invalid" ? result.reason : result.kind;
}

const atViewer = (payload: unknown): FunctionResult =>
  judgeRequestResult("viewer-request", shown, payload);

describe("judgeRequestResult: a request", () => {
  for (const [title, edits, expected] of [
    ["takes an unchanged request", {}, /^request$/],
    ["takes another URI", { uri: "/b/c%20d" }, /^request$/],
    ["refuses a URI without its slash", { uri: "b" }, /request.uri must/],
    ["refuses a URI that is no string", { uri: 7 }, /request.uri must/],
    ["refuses a missing URI", { uri: undefined }, /request.uri must/],
    ["refuses a URI with a query", { uri: "/a?b" }, /request.uri must/],
    ["refuses a URI with a fragment", { uri: "/a#b" }, /request.uri must/],
    ["refuses a URI with a line end", { uri: "/a\r\nX: y" }, /request.uri must/],
    ["takes another query", { querystring: "a=1&b=%20" }, /^request$/],
    ["takes a missing query for none", { querystring: undefined }, /^request$/],
    ["refuses a query with a space", { querystring: "a=b c" }, /request.querystring must/],
    ["refuses a query with #", { querystring: "a#b" }, /request.querystring must/],
    ["refuses a query with a control", { querystring: "a\n" }, /request.querystring must/],
    ["refuses a query that is no string", { querystring: {} }, /request.querystring must/],
    ["takes 8,191 characters", { uri: "/", querystring: "a".repeat(8_190) }, /^request$/],
    ["refuses 8,192", { uri: "/", querystring: "a".repeat(8_191) }, /shorter than 8192/],
    ["refuses another method", { method: "POST" }, /request.method must not change/],
    ["takes a missing method for the same", { method: undefined }, /^request$/],
    ["ignores another address", { clientIp: "10.0.0.1" }, /^request$/],
    ["refuses headers that are a list", { headers: [] }, /headers must be an object/],
    ["refuses another Host", { headers: { host: [{ value: "x" }] } }, /read-only header.*host/],
    ["refuses a body that is a string", { body: "x" }, /body must be an object/],
  ] as const) {
    it(title, () => assert.match(said(atViewer(request(edits))), expected));
  }

  it("brings back what the event hid, and nothing that was not there", () => {
    const result = atViewer(request());
    assert.ok(result.kind === "request");
    assert.deepEqual(rawHeaders(result.request.headers), [
      "Host",
      "www.example.com",
      "X-Real-IP",
      "1.2.3.4",
    ]);
    assert.equal(result.request.body, shown.body);
    assert.equal(result.request.origin, undefined);
  });

  it("ignores an origin at viewer-request", () =>
    assert.equal(said(atViewer(request({ origin: { custom: 7 } }))), "request"));

  it("keeps the origin that origin-request does not mention", () => {
    const result = judgeRequestResult(
      "origin-request",
      { ...shown, origin: customOrigin },
      request(),
    );
    assert.ok(result.kind === "request");
    assert.equal(result.request.origin, customOrigin);
  });

  for (const payload of [undefined, null, 7, "x", [], true]) {
    it(`refuses ${JSON.stringify(payload)} in place of a request or response`, () =>
      assert.match(said(atViewer(payload)), /must return a request or a response object/));
  }
});

describe("judgeRequestResult: a response", () => {
  for (const [title, response, expected] of [
    ["takes the least there is", { status: "200" }, /^response$/],
    ["takes 599", { status: "599" }, /^response$/],
    ["refuses 600", { status: "600" }, /response.status must/],
    ["refuses 199", { status: "199" }, /response.status must/],
    ["takes a number", { status: 200 }, /^response$/],
    ...[100, 199, 200.5, 600, -200, Number.NaN, true, [200], {}].map(
      (status) =>
        [`refuses ${JSON.stringify(status)}`, { status }, /response.status must/] as const,
    ),
    ["refuses words", { status: "OK" }, /response.status must/],
    ["refuses spaces", { status: " 200" }, /response.status must/],
    ["refuses null", { status: null }, /response.status must/],
    ["takes a text body", { status: "200", body: "a" }, /^response$/],
    ["refuses a body that is no string", { status: "200", body: {} }, /response.body must/],
    ["takes base64", { status: "200", body: "YQ==", bodyEncoding: "base64" }, /^response$/],
    ["refuses bad base64", { status: "200", body: "Y!==", bodyEncoding: "base64" }, /be base64/],
    ["refuses cut base64", { status: "200", body: "YQ=", bodyEncoding: "base64" }, /be base64/],
    ["refuses another encoding", { status: "200", body: "a", bodyEncoding: "hex" }, /bodyEncoding/],
    ["refuses 204 with a body", { status: "204", body: "a" }, /204 .* must not have a body/],
    ["takes 204 with an empty body", { status: "204", body: "" }, /^response$/],
    [
      "refuses Content-Length",
      { status: "200", headers: { "content-length": [{ value: "1" }] } },
      /read-only/,
    ],
    [
      "refuses X-Cache",
      { status: "200", headers: { "x-cache": [{ value: "Hit" }] } },
      /disallowed/,
    ],
  ] as const) {
    it(title, () => assert.match(said(atViewer(response)), expected));
  }

  it("takes 204 with a body at origin-request, which AWS forbids at viewer-request alone", () =>
    assert.equal(
      said(judgeRequestResult("origin-request", shown, { status: "204", body: "a" })),
      "response",
    ));

  for (const [event, title] of [
    ["viewer-request", "40 KB"],
    ["origin-request", "1 MB"],
  ] as const) {
    const headers = { "x-a": [{ key: "X-A", value: "b" }] };
    const rest = "HTTP/1.1 200 \r\n".length + "X-A: b\r\n".length;
    it(`takes ${title} at ${event}, status line and headers included, and not a byte more`, () => {
      const body = "x".repeat(maxResponseBytes[event] - rest);
      const judge = (text: string): string =>
        said(judgeRequestResult(event, shown, { status: "200", headers, body: text }));
      assert.equal(judge(body), "response");
      assert.match(judge(`${body}x`), /must be at most/);
    });
  }

  it("counts bytes, not characters", () => {
    const body = "\u20ac".repeat(15_000);
    assert.match(said(atViewer({ status: "200", body })), /must be at most/);
  });

  it("cleans a reason phrase of what would end its line", () => {
    const result = atViewer({ status: "200", statusDescription: "OK\r\nX: y" });
    assert.ok(result.kind === "response");
    assert.equal(result.response.statusDescription, "OKX: y");
  });
});

describe("judgeResponseResult", () => {
  const origin = messageOf(200, "body", ["Via", "1.1 origin", "X-Amzn-RequestId", "r"]);
  const headers = {
    "content-length": [{ key: "Content-Length", value: "4" }],
    via: [{ key: "Via", value: "1.1 origin" }],
  };

  for (const [event, title, payload, expected] of [
    ["origin-response", "takes another status", { status: "404", headers }, /^response$/],
    [
      "origin-response",
      "takes another length",
      { status: "200", headers: { via: headers.via } },
      /^response$/,
    ],
    [
      "origin-response",
      "refuses to lose Via",
      { status: "200", headers: {} },
      /read-only header.*via/,
    ],
    ["origin-response", "takes a body", { status: "200", headers, body: "new" }, /^response$/],
    ["origin-response", "refuses nothing at all", undefined, /must return a response object/],
    ["origin-response", "refuses no status", { headers }, /response.status must/],
    ["viewer-response", "takes what is unchanged", { status: "200", headers }, /^response$/],
    ["viewer-response", "takes a number that is unchanged", { status: 200, headers }, /^response$/],
    ["origin-response", "takes another status as a number", { status: 302, headers }, /^response$/],
    ["viewer-response", "refuses another status", { status: "404", headers }, /must not change/],
    ["viewer-response", "refuses a body", { status: "200", headers, body: "" }, /must not be set/],
    [
      "viewer-response",
      "refuses to lose the length",
      { status: "200", headers: { via: headers.via } },
      /read-only/,
    ],
    ["viewer-response", "refuses null", null, /must return a response object/],
  ] as const) {
    it(`${event} ${title}`, () =>
      assert.match(said(judgeResponseResult(event, origin, payload)), expected));
  }

  it("distinguishes an unchanged body from a removed one", () => {
    const bodyOf = (payload: unknown): string | undefined => {
      const result = judgeResponseResult("origin-response", origin, payload);
      assert.ok(result.kind === "response");
      return result.response.body?.toString();
    };
    assert.equal(bodyOf({ status: "200", headers }), undefined);
    assert.equal(bodyOf({ status: "200", headers, body: "" }), "");
    assert.equal(bodyOf({ status: "200", headers, body: "eA==", bodyEncoding: "base64" }), "x");
  });

  it("keeps the status description of the origin at viewer-response", () => {
    const payload = { status: "200", statusDescription: "Mine", headers };
    const result = judgeResponseResult(
      "viewer-response",
      { ...origin, statusDescription: "OK" },
      payload,
    );
    assert.ok(result.kind === "response");
    assert.equal(result.response.statusDescription, "OK");
  });

  it("never throws, whatever a function returns", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        atViewer(payload);
        judgeRequestResult("origin-request", { ...shown, origin: customOrigin }, payload);
        judgeResponseResult("origin-response", origin, payload);
        judgeResponseResult("viewer-response", origin, payload);
      }),
    );
  });
});
