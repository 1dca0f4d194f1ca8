/** Custom error pages. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Message, OriginError, type OriginRequest } from "../../../../http/message.ts";
import type {
  Behavior,
  Distribution,
  ErrorResponse,
} from "../../../../services/cloudfront/model.ts";
import {
  behavior,
  type FakeFunction,
  header,
  messageOf,
  passAll,
  requestOf,
  type World,
  worldWith,
} from "../edge-fixtures.ts";

/** A page for a status. */
function pageFor(errorCode: number, status = errorCode): ErrorResponse {
  return { errorCode, cachingMinTtlSeconds: 10, page: { path: "/sorry.html", status } };
}

/** An origin that has the page, and answers everything else with a status. */
function origin(status: number): (request: OriginRequest) => Message {
  return ({ path }) =>
    path === "/sorry.html"
      ? messageOf(200, "sorry", ["Content-Type", "text/html", "ETag", '"p"'])
      : messageOf(status, "plain");
}

/** An edge with custom error pages. */
function world(
  responses: readonly ErrorResponse[],
  fetchOrigin: (request: OriginRequest) => Message,
  over: Partial<Behavior> = {},
  functions: Readonly<Record<string, FakeFunction>> = {},
): World {
  const rest: Partial<Distribution> = {
    errorResponses: new Map(responses.map((one) => [one.errorCode, one])),
  };
  return worldWith(functions, fetchOrigin, over, rest);
}

describe("withErrorPage", () => {
  it("puts the page in place, with the status the distribution chose", async () => {
    const { get, origins } = world([pageFor(404, 200)], origin(404));
    const answer = await get("/a?b");
    assert.deepEqual([answer.status, answer.body.toString()], [200, "sorry"]);
    assert.equal(header(answer, "content-type"), "text/html");
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.deepEqual(
      origins.map(({ request }) => request.path),
      ["/a", "/sorry.html"],
    );
  });

  it("leaves a status without a page alone", async () => {
    const answer = await world([pageFor(404)], origin(403)).get("/a");
    assert.equal(`${answer.status} ${answer.body}`, "403 plain");
  });

  it("fetches the page once while it is kept", async () => {
    const { get, origins } = world([pageFor(404)], origin(404));
    await get("/a");
    await get("/b");
    assert.deepEqual(
      origins.map(({ request }) => request.path),
      ["/a", "/sorry.html", "/b"],
    );
  });

  it("returns the page without its body to HEAD, and requests it with GET", async () => {
    const { edge, origins } = world([pageFor(404)], origin(404));
    const answer = await edge.handle(requestOf("/a", { method: "HEAD" }));
    assert.deepEqual(
      [answer.status, answer.body.length, header(answer, "content-length")],
      [404, 0, "5"],
    );
    assert.equal(origins[1]?.request.method, "GET");
  });

  it("replaces the error of a method that is not allowed", async () => {
    const { edge } = world([pageFor(403)], origin(200), {
      allowedMethods: new Set(["GET", "HEAD"]),
    });
    const answer = await edge.handle(requestOf("/a", { method: "POST", body: Buffer.from("x") }));
    assert.equal(`${answer.status} ${answer.body}`, "403 sorry");
  });

  it("returns the error of the page when the page is missing", async () => {
    const missing = ({ path }: OriginRequest): Message =>
      path === "/sorry.html" ? messageOf(403, "denied") : messageOf(404, "plain");
    const answer = await world([pageFor(404, 200)], missing).get("/a");
    assert.equal(`${answer.status} ${answer.body}`, "403 denied");
  });

  it("does not look for the page of a page", async () => {
    const { get, origins } = world([pageFor(404)], () => messageOf(404, "plain"));
    assert.equal((await get("/a")).status, 404);
    assert.equal(origins.length, 2);
  });

  it("replaces the error of an origin that cannot be reached", async () => {
    const half = (request: OriginRequest): Message => {
      if (request.path !== "/sorry.html") {
        throw new OriginError("timeout", "no answer");
      }
      return origin(200)(request);
    };
    const answer = await world([pageFor(504, 503)], half).get("/a");
    assert.equal(`${answer.status} ${answer.body}`, "503 sorry");
  });

  it("replaces the failure of a function, and not throttling", async () => {
    const fails = world(
      [pageFor(503)],
      origin(200),
      {},
      { "viewer-request": () => Promise.reject(new Error("x")) },
    );
    assert.equal((await fails.get("/a")).body.toString(), "sorry");
    const throttled = world(
      [pageFor(503)],
      origin(200),
      {},
      { "viewer-request": () => ({ kind: "throttled" }) },
    );
    assert.notEqual((await throttled.get("/a")).body.toString(), "sorry");
  });

  it("does not replace the response of a viewer-request function", async () => {
    const answers = { ...passAll, "viewer-request": () => ({ status: "404", body: "mine" }) };
    assert.equal(
      (await world([pageFor(404)], origin(404), {}, answers).get("/a")).body.toString(),
      "mine",
    );
  });

  it("does not apply the viewer's conditions and range to the page", async () => {
    const { get, origins } = world([pageFor(404)], origin(404));
    const answer = await get("/a", ["If-None-Match", '"p"', "Range", "bytes=0-0"]);
    assert.equal(`${answer.status} ${answer.body}`, "404 sorry");
    assert.equal(origins[1]?.request.headers["if-none-match"], undefined);
  });

  it("sends the URI of the error to the origin of the page, if a policy names that header", async () => {
    const none = { kind: "none" } as const;
    const originRequestPolicy = {
      id: "orp",
      headers: none,
      cloudFrontHeaders: ["cloudfront-error-uri", "cloudfront-error-args"],
      cookies: none,
      queryStrings: none,
    };
    const { get, origins } = world([pageFor(404)], origin(404), {
      ...behavior,
      originRequestPolicy,
    });
    await get("/a?b=c");
    const told = origins.map(({ request: { headers } }) => [
      headers["cloudfront-error-uri"]?.[0]?.value,
      headers["cloudfront-error-args"]?.[0]?.value,
    ]);
    assert.deepEqual(told, [
      [undefined, undefined],
      ["/a", "b=c"],
    ]);
  });
});
