/** What functions changed in their events. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { edgeChanges, eventTypeOf, viewerFunctionChanges } from "../../trace/event-changes.ts";
import { Masker } from "../../trace/mask.ts";

const masker = new Masker([]);

const line = (key: string, value: string) => ({ [key.toLowerCase()]: [{ key, value }] });

const request = {
  clientIp: "203.0.113.7",
  headers: { ...line("Host", "a"), ...line("Authorization", "Bearer abc") },
  method: "POST",
  querystring: "a=1",
  uri: "/a",
  body: { action: "read-only", data: "YQ==", encoding: "base64", inputTruncated: false },
  origin: { custom: { domainName: "one.example.com", port: 443, customHeaders: {} } },
};

const eventOf = (cf: object) => ({
  Records: [{ cf: { config: { eventType: "origin-request" }, ...cf } }],
});

describe("edgeChanges", () => {
  for (const [title, result, expected] of [
    ["is nothing where the request is returned as it came", request, []],
    ["is nothing for a body that is left out", { ...request, body: undefined }, []],
    [
      "names what was changed, added and removed",
      {
        ...request,
        uri: "/b",
        headers: { ...line("Host", "a"), "x-two": [{ value: "1" }, { value: "2" }] },
        origin: { custom: { domainName: "two.example.com", port: 443, customHeaders: {} } },
      },
      [
        { path: "headers.authorization", before: "Bearer ***" },
        { path: "uri", before: "/a", after: "/b" },
        { path: "origin.custom.domainName", before: "one.example.com", after: "two.example.com" },
        { path: "headers.x-two", after: "1, 2" },
      ],
    ],
    [
      "names a body that was replaced",
      { ...request, body: { action: "replace", data: "b", encoding: "text" } },
      [
        { path: "body.action", after: "replace" },
        { path: "body.data", after: "b" },
        { path: "body.encoding", after: "text" },
      ],
    ],
    [
      "names all of a response in the place of the request",
      { status: "302", headers: line("Location", "/login?code=abc") },
      [
        { path: "status", after: "302" },
        { path: "headers.location", after: "/login?code=***" },
      ],
    ],
    ["is nothing where no object was returned", "text", []],
  ] as const) {
    it(title, () => assert.deepEqual(edgeChanges(eventOf({ request }), result, masker), expected));
  }

  it("compares the response where the event has one", () => {
    const response = { status: "200", statusDescription: "OK", headers: line("Server", "x") };
    const changed = { ...response, status: "404", headers: {} };
    assert.deepEqual(edgeChanges(eventOf({ request, response }), changed, masker), [
      { path: "status", before: "200", after: "404" },
      { path: "headers.server", before: "x" },
    ]);
  });

  it("is nothing for the event of another service", () => {
    assert.deepEqual(edgeChanges({ Records: [{ s3: {} }] }, { uri: "/" }, masker), []);
    assert.deepEqual(
      [eventTypeOf(eventOf({ request })), eventTypeOf({ rawPath: "/" }), eventTypeOf(undefined)],
      ["origin-request", "invoke", "invoke"],
    );
  });

  it("lists at most 200 changes, of at most 2,000 characters each", () => {
    const headers = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`x-${at}`, [{ value: "y".repeat(3_000) }]]),
    );
    const changes = edgeChanges(eventOf({ request }), { ...request, headers }, masker);
    assert.deepEqual(
      [changes.length, Math.max(...changes.map(({ after = "" }) => after.length))],
      [200, 2_000],
    );
  });
});

describe("viewerFunctionChanges", () => {
  const sent = {
    method: "GET",
    uri: "/a",
    querystring: {
      a: { value: "1" },
      b: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
    },
    headers: { host: { value: "a" } },
    cookies: { session: { value: "abc" } },
  };

  it("names headers, parameters and cookies by their values", () => {
    const after = {
      ...sent,
      querystring: { a: { value: "2" } },
      cookies: { session: { value: "def" } },
    };
    assert.deepEqual(viewerFunctionChanges({ request: sent }, after, masker), [
      { path: "querystring.a", before: "1", after: "2" },
      { path: "querystring.b", before: "1, 2" },
      { path: "cookies.session", before: "***", after: "***" },
    ]);
  });

  it("names all of a response in the place of the request, and compares one with the other", () => {
    const response = { statusCode: 301, headers: { location: { value: "/b" } } };
    assert.deepEqual(viewerFunctionChanges({ request: sent }, response, masker), [
      { path: "statusCode", after: "301" },
      { path: "headers.location", after: "/b" },
    ]);
    const event = { request: sent, response: { statusCode: 200, headers: {} } };
    assert.deepEqual(viewerFunctionChanges(event, response, masker), [
      { path: "statusCode", before: "200", after: "301" },
      { path: "headers.location", after: "/b" },
    ]);
  });
});
