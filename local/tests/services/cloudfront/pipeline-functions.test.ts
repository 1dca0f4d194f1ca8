/** What functions see and may change. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Message } from "../../../http/message.ts";
import type { Behavior, Distribution } from "../../../services/cloudfront/model.ts";
import {
  arnOf,
  associate,
  behavior,
  customOrigin,
  distributionOf,
  type FakeFunction,
  header,
  messageOf,
  passAll,
  passRequest,
  passResponse,
  requestOf,
  type World,
  worldOf,
  worldWith,
} from "./edge-fixtures.ts";

const ok = (): Message => messageOf(200, "hello", ["ETag", '"a"', "Cache-Control", "max-age=60"]);

/** A distribution with these settings, all four functions attached and changing nothing. */
function all(
  fetchOrigin: () => Message | Promise<Message>,
  over: Partial<Behavior> = {},
  rest: Partial<Distribution> = {},
): World {
  return worldWith(passAll, fetchOrigin, over, rest);
}

describe("what functions may change", () => {
  it("viewer-request changes the object and the key, and not the behavior", async () => {
    const functions = {
      "viewer-request": (event: Parameters<FakeFunction>[0]) => ({
        ...event.Records[0].cf.request,
        uri: "/other/b",
      }),
    };
    const behaviors = [
      { ...behavior, pathPattern: "/other/*", targetOriginId: "bucket" },
      { ...behavior, functions: associate(functions) },
    ];
    const world = worldOf(distributionOf(behaviors), ok, functions);
    await world.get("/a");
    assert.equal(world.origins[0]?.request.path, "/other/b");
    assert.equal(world.origins[0]?.origin.id, "api");
    assert.equal(header(await world.get("/c"), "x-cache"), "Hit from cloudfront");
  });

  it("origin-request changes origin, path and Host; the key stays", async () => {
    const world = worldWith(
      {
        "origin-request": (event) => {
          const { request } = event.Records[0].cf;
          assert.ok(request.origin !== undefined && "custom" in request.origin);
          request.origin.custom.domainName = "far.example.com";
          request.origin.custom.path = "/v2";
          request.headers["host"] = [{ key: "Host", value: "far.example.com" }];
          return request;
        },
      },
      ok,
    );
    await world.get("/a");
    const sent = world.origins[0];
    assert.equal(sent?.origin.domainName, "far.example.com");
    assert.equal(sent?.request.path, "/v2/a");
    assert.equal(sent?.request.headers["host"]?.[0]?.value, "far.example.com");
    assert.equal(header(await world.get("/a"), "x-cache"), "Hit from cloudfront");
  });

  it("origin-response replaces status, headers and body, and that is stored", async () => {
    const replaces: FakeFunction = (event) => {
      const response = event.Records[0].cf.response;
      return { ...response, status: "201", body: "new", headers: { etag: [{ value: '"n"' }] } };
    };
    const world = worldWith({ "origin-response": replaces }, ok);
    for (const expected of ["Miss", "Hit"]) {
      const answer = await world.get("/a");
      assert.equal(answer.status, 201);
      assert.equal(answer.body.toString(), "new");
      assert.equal(header(answer, "content-length"), "3");
      assert.equal(header(answer, "x-cache"), `${expected} from cloudfront`);
    }
  });

  it("viewer-response adds headers, which are never stored", async () => {
    let count = 0;
    const world = worldWith(
      {
        "viewer-response": (event) => {
          const response = event.Records[0].cf.response;
          assert.ok(response !== undefined);
          count += 1;
          return {
            ...response,
            headers: { ...response.headers, "x-count": [{ value: String(count) }] },
          };
        },
      },
      ok,
    );
    assert.equal(header(await world.get("/a"), "x-count"), "1");
    assert.equal(header(await world.get("/a"), "x-count"), "2");
  });

  it("functions see a body only where it is included, and the origin gets the whole of it", async () => {
    const body = Buffer.alloc(41_000, "x");
    for (const [included, shown] of [
      [false, undefined],
      [true, { inputTruncated: true, action: "read-only", encoding: "base64", length: 40_960 }],
    ] as const) {
      const functions = { "viewer-request": passRequest };
      const attached = { ...behavior, functions: associate(functions, included) };
      const world = worldOf(distributionOf([attached]), ok, functions);
      await world.edge.handle(requestOf("/a", { method: "POST", body }));
      const seen = world.events[0]?.Records[0].cf.request.body;
      const { data, ...rest } = seen ?? { data: "" };
      const size = Buffer.from(data, "base64").length;
      assert.deepEqual(seen === undefined ? undefined : { ...rest, length: size }, shown);
      assert.equal(world.origins[0]?.request.body.length, 41_000);
      assert.equal(world.origins[0]?.request.headers["content-length"]?.[0]?.value, "41000");
    }
  });
});

describe("the shape of events", () => {
  it("is the same request id everywhere, and origin at origin events alone", async () => {
    const world = all(ok);
    const answer = await world.get("/a?b=c", ["X-Edge-Hidden", "1", "Upgrade", "x"]);
    assert.deepEqual(
      world.events.map(({ Records: [{ cf }] }) => [
        cf.config.eventType,
        cf.config.requestId === header(answer, "x-amz-cf-id"),
        cf.config.distributionDomainName,
        cf.config.distributionId,
        "origin" in cf.request,
        "response" in cf,
        cf.request.clientIp,
      ]),
      [
        [
          "viewer-request",
          true,
          "d111111abcdef8.cloudfront.net",
          "E2EXAMPLE",
          false,
          false,
          "203.0.113.7",
        ],
        [
          "origin-request",
          true,
          "d111111abcdef8.cloudfront.net",
          "E2EXAMPLE",
          true,
          false,
          "203.0.113.7",
        ],
        [
          "origin-response",
          true,
          "d111111abcdef8.cloudfront.net",
          "E2EXAMPLE",
          true,
          true,
          "203.0.113.7",
        ],
        [
          "viewer-response",
          true,
          "d111111abcdef8.cloudfront.net",
          "E2EXAMPLE",
          false,
          true,
          "203.0.113.7",
        ],
      ],
    );
    assert.deepEqual(Object.keys(world.events[0]?.Records[0].cf.request.headers ?? {}), ["host"]);
    assert.equal(world.events[0]?.Records[0].cf.request.querystring, "b=c");
    assert.equal(world.events[1]?.Records[0].cf.request.querystring, "");
  });

  it("shows Age and Via at viewer-response, and nothing CloudFront writes after it", async () => {
    const world = worldWith({ "viewer-response": passResponse }, ok);
    await world.get("/a");
    world.pass(7);
    await world.get("/a");
    const headers = world.events[1]?.Records[0].cf.response?.headers ?? {};
    assert.equal(headers["age"]?.[0]?.value, "7");
    assert.match(
      headers["via"]?.[0]?.value ?? "",
      /^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/,
    );
    assert.deepEqual(
      Object.keys(headers).filter((name) => /^x-(?:cache|amz-cf-)/.test(name)),
      [],
    );
  });

  it("invokes by ARN, with a request id of Lambda's", async () => {
    const asked: string[][] = [];
    const world = worldWith(
      { "viewer-request": passRequest },
      ok,
      {},
      {},
      {
        async invoke(arn, event, requestId) {
          asked.push([arn, requestId]);
          const { request } = (event as Parameters<FakeFunction>[0]).Records[0].cf;
          return { kind: "ok", payload: request, durationMs: 1 };
        },
      },
    );
    assert.equal((await world.get("/a")).status, 200);
    assert.equal(asked[0]?.[0], arnOf("viewer-request"));
    assert.match(
      asked[0]?.[1] ?? "",
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("shows a custom header with the origin, and not among the request's", async () => {
    const origin = { ...customOrigin, customHeaders: [{ name: "X-Verify", value: "s" }] };
    const world = all(ok, {}, { origins: new Map([["api", origin]]) });
    await world.get("/a", ["X-Verify", "forged"]);
    const { request } = world.events[1]?.Records[0].cf ?? assert.fail("no origin-request");
    assert.ok(request.origin !== undefined && "custom" in request.origin);
    assert.equal(request.origin.custom.customHeaders["x-verify"]?.[0]?.value, "s");
    assert.equal(request.headers["x-verify"], undefined);
    assert.equal(world.origins[0]?.request.headers["x-verify"]?.[0]?.value, "s");
  });
});
