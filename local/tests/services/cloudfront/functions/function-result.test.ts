/** What CloudFront functions return, held against the events they were given. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { rawHeaders } from "../../../../http/header-map.ts";
import {
  type FunctionRequest,
  functionRequest,
} from "../../../../services/cloudfront/functions/function-event.ts";
import { judgeRequestReturn } from "../../../../services/cloudfront/functions/function-result.ts";
import { requestOf } from "../edge-fixtures.ts";

/** What a function sees, changes and returns. */
type Change<T> = (shown: T) => unknown;

const original = requestOf("/a?x=1&y&x=2", {
  headers: ["Accept", "text/html", "Accept", "text/css", "Cookie", "a=1; b=2; a=3"],
});

function requested(change: Change<FunctionRequest>, request = original) {
  const { method, path, querystring, headers } = request;
  const shown = functionRequest(method, path, querystring, headers);
  return judgeRequestReturn(JSON.stringify(change(JSON.parse(JSON.stringify(shown)))), request);
}

/** The parts of a judged request, or the reason why there is none. */
function partsOf(change: Change<FunctionRequest>): unknown {
  const judged = requested(change);
  if (judged.kind !== "request") {
    return judged.kind === "invalid" ? judged.reason : judged.message.status;
  }
  const { path, querystring, headers } = judged.request;
  return { path, querystring, headers: rawHeaders(headers) };
}

const unchanged = {
  path: original.path,
  querystring: original.querystring,
  headers: [
    "Host",
    "www.example.com",
    "Accept",
    "text/html",
    "Accept",
    "text/css",
    "Cookie",
    "a=1; b=2; a=3",
  ],
};

describe("judgeRequestReturn", () => {
  it("leaves a request alone that the function returns as it came", () => {
    assert.deepEqual(
      partsOf((request) => request),
      unchanged,
    );
  });

  it("leaves any request alone that the function returns as it came", () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9_.%~-]{1,8}$/);
    const pair = fc.tuple(fc.oneof(word, fc.constantFrom("__proto__", "constructor", "1")), word);
    const query = fc.array(
      fc.oneof(
        pair.map((both) => both.join("=")),
        word,
      ),
      { maxLength: 6 },
    );
    const cookies = fc.array(
      pair.map((both) => both.join("=")),
      { maxLength: 4 },
    );
    const lines = fc.array(fc.tuple(fc.constantFrom("X-A", "x-b", "Accept", "__proto__"), word), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(query, cookies, lines, (parameters, crumbs, headers) => {
        const request = requestOf(`/p?${parameters.join("&")}`, {
          headers: [...headers.flat(), ...(crumbs.length > 0 ? ["Cookie", crumbs.join("; ")] : [])],
        });
        const judged = requested((shown) => shown, request);
        assert.ok(judged.kind === "request", JSON.stringify(judged));
        assert.equal(judged.request.querystring, request.querystring);
        const values = (given: typeof request) =>
          Object.entries(given.headers)
            .map(([name, all]) => [name, ...all.map(({ value }) => value)].join("|"))
            .sort();
        assert.deepEqual(values(judged.request), values(request));
      }),
      { numRuns: 300 },
    );
  });

  for (const [title, change, expected] of [
    ["takes another path", (request) => ({ ...request, uri: "/b" }), { ...unchanged, path: "/b" }],
    [
      "takes another query",
      ({ querystring, ...request }) => ({
        ...request,
        querystring: { ...querystring, z: { value: 3 } },
      }),
      { ...unchanged, querystring: "x=1&x=2&y=&z=3" },
    ],
    [
      "replaces the first value where value alone changed",
      (request) => {
        Object.assign(request.querystring["x"] ?? {}, { value: "9" });
        return request;
      },
      { ...unchanged, querystring: "x=9&x=2&y=" },
    ],
    [
      "takes a changed multiValue and not value",
      (request) => {
        Object.assign(request.querystring["x"] ?? {}, { value: "9", multiValue: [{ value: "7" }] });
        return request;
      },
      { ...unchanged, querystring: "x=7&y=" },
    ],
    [
      "takes a query as text",
      (request) => ({ ...request, querystring: "x=2&x=1&y" }),
      { ...unchanged, querystring: "x=2&x=1&y" },
    ],
    [
      "refuses a query as text with a fragment",
      (request) => ({ ...request, querystring: "x=1#y" }),
      'request.querystring must be a string without spaces, control characters and "#"',
    ],
    [
      "removes the query",
      (request) => ({ ...request, querystring: {} }),
      { ...unchanged, querystring: "" },
    ],
    [
      "writes names of headers with capitals",
      ({ headers, ...request }) => ({
        ...request,
        headers: { host: headers["host"], "x-new-one": { value: "1" } },
      }),
      {
        ...unchanged,
        headers: ["Host", "www.example.com", "X-New-One", "1", "Cookie", "a=1; b=2; a=3"],
      },
    ],
    [
      "writes changed cookies in one line",
      (request) => ({
        ...request,
        headers: { host: request.headers["host"] },
        cookies: { c: { value: "4" }, d: { value: "5" } },
      }),
      { ...unchanged, headers: ["Host", "www.example.com", "Cookie", "c=4; d=5"] },
    ],
    [
      "refuses another method",
      (request) => ({ ...request, method: "POST" }),
      "request.method must not change",
    ],
    [
      "refuses a path without a slash",
      (request) => ({ ...request, uri: "b" }),
      'request.uri must be a string that starts with "/", percent-encoded and without "?"',
    ],
    [
      "refuses another Host",
      ({ headers, ...request }) => ({
        ...request,
        headers: { ...headers, host: { value: "evil.example" } },
      }),
      "the function tried to add, delete or change a read-only header, headerName : host",
    ],
    [
      "refuses a header that is CloudFront's",
      ({ headers, ...request }) => ({
        ...request,
        headers: { ...headers, "x-forwarded-proto": { value: "http" } },
      }),
      "the function tried to add a disallowed header, headerName : x-forwarded-proto",
    ],
    [
      "refuses a header with capitals",
      ({ headers, ...request }) => ({ ...request, headers: { ...headers, "X-A": { value: "1" } } }),
      "headers must be named by tokens in lower case",
    ],
    [
      "refuses a value that is none",
      ({ headers, ...request }) => ({ ...request, headers: { ...headers, "x-a": "1" } }),
      'request.headers["x-a"] must be an object with a value or a multiValue list',
    ],
    [
      "refuses a cookie that ends its line",
      (request) => ({ ...request, cookies: { a: { value: "1\r\nX: 1" } } }),
      'request.cookies must not hold control characters or ";"',
    ],
    ["refuses null", () => null, "the function must return a request or a response object"],
    ["refuses a list", () => [], "the function must return a request or a response object"],
    [
      "refuses a status as text",
      () => ({ statusCode: "302" }),
      "response.statusCode must be a whole number from 200 to 599",
    ],
  ] as const satisfies readonly (readonly [string, Change<FunctionRequest>, unknown])[]) {
    it(title, () => {
      assert.deepEqual(partsOf(change), expected);
    });
  }

  it("takes a response with a body and cookies", () => {
    const judged = requested(() => ({
      statusCode: 403,
      statusDescription: "No\r\nX: 1",
      headers: { "content-type": { value: "text/plain" } },
      cookies: { a: { value: "1", attributes: "Path=/" } },
      body: { encoding: "base64", data: "bm8=" },
    }));
    assert.ok(judged.kind === "response");
    assert.equal(judged.message.body.toString(), "no");
    assert.equal(judged.message.statusDescription, "NoX: 1");
    assert.deepEqual(rawHeaders(judged.message.headers), [
      "Content-Type",
      "text/plain",
      "Set-Cookie",
      "a=1; Path=/",
      "Content-Length",
      "2",
    ]);
  });

  for (const [body, reason] of [
    [
      { data: "x" },
      'response.body must be a string, or have data and the encoding "text" or "base64"',
    ],
    [{ data: "x", encoding: "base64" }, "response.body.data must be base64"],
    [1, 'response.body must be a string, or have data and the encoding "text" or "base64"'],
  ] as const) {
    it(`refuses the body ${JSON.stringify(body)}`, () => {
      const judged = requested(() => ({ statusCode: 200, body }));
      assert.equal(judged.kind === "invalid" && judged.reason, reason);
    });
  }
});
