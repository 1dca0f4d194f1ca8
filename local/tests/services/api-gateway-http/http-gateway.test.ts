/** An HTTP API at work: what functions get, and what viewers get. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { headerValue } from "../../../http/header-map.ts";
import type { HttpCors } from "../../../services/api-gateway-http/http-api.ts";
import {
  api,
  apiWorld,
  ask,
  host,
  keyAuthorizer,
  requestOf,
  routeOf,
  stage,
  startMs,
  told,
} from "./http-api-fixture.ts";

const ok = () => ({ statusCode: 200, body: "fine" });

describe("createHttpGateway", () => {
  it("sends the function the exact event of format 2.0", async () => {
    const world = apiWorld({ handler: ok });
    const gateway = ask(
      world,
      { routes: [routeOf("GET /v1/leagues/{league}")] },
      { ...stage, variables: { colour: "blue" } },
    );
    await gateway(
      requestOf("/v1/leagues/Super%20League?a=1&b=x%20y&a=2&c", {
        headers: [
          "X-Thing",
          "one",
          "x-thing",
          "two",
          "User-Agent",
          "Amazon CloudFront",
          "Cookie",
          "a=1; b=2",
          "X-Forwarded-For",
          "203.0.113.7",
        ],
      }),
    );
    assert.deepEqual(JSON.parse(JSON.stringify(world.invoked)), [
      [
        "handler",
        {
          version: "2.0",
          routeKey: "GET /v1/leagues/{league}",
          rawPath: "/v1/leagues/Super League",
          rawQueryString: "a=1&b=x%20y&a=2&c",
          cookies: ["a=1", "b=2"],
          headers: {
            host,
            "x-thing": "one,two",
            "user-agent": "Amazon CloudFront",
            "x-forwarded-for": "203.0.113.7, 192.0.2.1",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            "x-amzn-trace-id": `Root=1-${(startMs / 1000).toString(16)}-abababababababababababab`,
          },
          queryStringParameters: { a: "1,2", b: "x y", c: "" },
          pathParameters: { league: "Super League" },
          stageVariables: { colour: "blue" },
          requestContext: {
            accountId: "000000000000",
            apiId: "abc123",
            domainName: host,
            domainPrefix: "abc123",
            http: {
              method: "GET",
              path: "/v1/leagues/Super League",
              protocol: "HTTP/1.1",
              sourceIp: "192.0.2.1",
              userAgent: "Amazon CloudFront",
            },
            requestId: "q6urq6urq6urq6s=",
            routeKey: "GET /v1/leagues/{league}",
            stage: "$default",
            time: "12/Mar/2026:19:03:58 +0000",
            timeEpoch: startMs,
          },
          isBase64Encoded: false,
        },
      ],
    ]);
  });

  it("omits empty members", async () => {
    const world = apiWorld({ handler: ok });
    await ask(world)(requestOf("/"));
    const [, event = {}] = world.invoked[0] ?? [];
    for (const member of [
      "cookies",
      "queryStringParameters",
      "pathParameters",
      "stageVariables",
      "body",
    ]) {
      assert.equal(Object.hasOwn(event, member), false, member);
    }
  });

  for (const [type, body, isBase64Encoded] of [
    ["text/csv", "hé", false],
    ["application/json", "hé", false],
    ["application/json; charset=utf-8", "hé", false],
    ["application/xml", "hé", false],
    ["application/javascript", "hé", false],
    ["application/x-www-form-urlencoded", "aMOp", true],
    ["application/jsonish", "aMOp", true],
    ["image/png", "aMOp", true],
    [undefined, "aMOp", true],
  ] as const) {
    it(`shows a body of type ${type} as ${isBase64Encoded ? "base64" : "text"}`, async () => {
      const world = apiWorld({ handler: ok });
      const headers = type === undefined ? [] : ["Content-Type", type];
      await ask(world)(requestOf("/", { method: "POST", body: Buffer.from("hé"), headers }));
      const [, event] = world.invoked[0] ?? [];
      assert.deepEqual([event?.["body"], event?.["isBase64Encoded"]], [body, isBase64Encoded]);
    });
  }

  it("returns its request id in apigw-requestid", async () => {
    const message = await ask(apiWorld({ handler: ok }))(requestOf("/"));
    assert.equal(headerValue(message.headers, "apigw-requestid"), "q6urq6urq6urq6s=");
  });

  for (const [title, handler, expected] of [
    [
      "an error",
      () => Promise.reject(new Error("secret words")),
      [500, '{"message":"Internal Server Error"}'],
    ],
    [
      "its own time limit",
      () => ({ kind: "timeout", durationMs: 3 }),
      [500, '{"message":"Internal Server Error"}'],
    ],
    [
      "no capacity",
      () => ({ kind: "throttled", durationMs: 0 }),
      [503, '{"message":"Service Unavailable"}'],
    ],
    [
      "an answer of no status that exists",
      () => ({ statusCode: 99 }),
      [500, '{"message":"Internal Server Error"}'],
    ],
  ] as const) {
    it(`handles a function that ends in ${title}, and logs the reason`, async () => {
      const world = apiWorld({ handler });
      assert.deepEqual(told(await ask(world)(requestOf("/"))), expected);
      assert.equal(world.logged.length, 1);
    });
  }

  it("returns 503 after waiting 30 s for a function", async () => {
    const world = apiWorld({ handler: () => new Promise(() => undefined) });
    const answer = ask(world)(requestOf("/"));
    assert.equal(await world.timer.runUntil(answer), 30_000);
    assert.deepEqual(told(await answer), [503, '{"message":"Service Unavailable"}']);
  });

  it("returns 404 without a route, and invokes nothing", async () => {
    const world = apiWorld({ handler: ok });
    const gateway = ask(world, { routes: [routeOf("GET /a")] });
    assert.deepEqual(told(await gateway(requestOf("/b"))), [404, '{"message":"Not Found"}']);
    assert.deepEqual(told(await gateway(requestOf("/a", { method: "PUT" }))), [
      404,
      '{"message":"Not Found"}',
    ]);
    assert.deepEqual(world.invoked, []);
  });

  it("allows a burst, then the rate, and returns 429 beyond", async () => {
    const world = apiWorld({ handler: ok });
    const gateway = ask(world, {}, { ...stage, throttle: { ratePerSecond: 1, burst: 2 } });
    const statuses = async (count: number) => {
      const answers = await Promise.all(
        Array.from({ length: count }, () => gateway(requestOf("/"))),
      );
      return answers.map(({ status }) => status);
    };
    assert.deepEqual(await statuses(3), [200, 200, 429]);
    world.pass(1);
    assert.deepEqual(await statuses(2), [200, 429]);
    assert.deepEqual(told(await gateway(requestOf("/"))), [429, '{"message":"Too Many Requests"}']);
    assert.equal(world.invoked.length, 3);
  });

  it("gives a route with its own throttling a separate bucket", async () => {
    const world = apiWorld({ handler: ok });
    const limits = new Map([["GET /a", { ratePerSecond: 1, burst: 1 }]]);
    const gateway = ask(
      world,
      { routes: [routeOf("GET /a"), routeOf("$default")] },
      { ...stage, routeThrottles: limits },
    );
    const statuses = [];
    for (const path of ["/a", "/a", "/b", "/b"]) {
      statuses.push((await gateway(requestOf(path))).status);
    }
    assert.deepEqual(statuses, [200, 429, 200, 200]);
  });

  it("accepts 10,240 bytes of request line and headers, and not one more", async () => {
    const gateway = ask(apiWorld({ handler: ok }));
    // The line `GET / HTTP/1.1`, Host, and `X: ` with its line end.
    const used = 3 + 1 + 13 + "Host".length + host.length + 4 + 5;
    const fits = requestOf("/", { headers: ["X", "a".repeat(10_240 - used)] });
    const exceeds = requestOf("/", { headers: ["X", "a".repeat(10_241 - used)] });
    assert.equal((await gateway(fits)).status, 200);
    assert.equal((await gateway(exceeds)).status, 431);
  });

  it("accepts bodies of 10 MB, and not one byte more", async () => {
    const gateway = ask(apiWorld({ handler: ok }));
    const post = (size: number) => requestOf("/", { method: "POST", body: Buffer.alloc(size) });
    assert.equal((await gateway(post(10 * 1024 * 1024))).status, 200);
    assert.equal((await gateway(post(10 * 1024 * 1024 + 1))).status, 413);
  });

  describe("with CORS", () => {
    const cors: HttpCors = {
      allowCredentials: false,
      allowHeaders: ["x-key"],
      allowMethods: ["GET", "PUT"],
      allowOrigins: ["https://a.test"],
      exposeHeaders: ["etag"],
      maxAgeSeconds: 60,
    };
    const preflight = (origin: string) =>
      requestOf("/", {
        method: "OPTIONS",
        headers: ["Origin", origin, "Access-Control-Request-Method", "PUT"],
      });

    it("responds to a preflight itself", async () => {
      const world = apiWorld({ handler: ok });
      const { status, headers } = await ask(world, { cors })(preflight("https://a.test"));
      assert.deepEqual(
        [
          status,
          ...["origin", "methods", "headers"].map((name) =>
            headerValue(headers, `access-control-allow-${name}`),
          ),
          headerValue(headers, "access-control-max-age"),
        ],
        [204, "https://a.test", "GET,PUT", "x-key", "60"],
      );
      assert.deepEqual(world.invoked, []);
    });

    it("allows no other origin", async () => {
      const { status, headers } = await ask(apiWorld({}), { cors })(preflight("https://b.test"));
      assert.deepEqual(
        [status, headerValue(headers, "access-control-allow-origin")],
        [204, undefined],
      );
    });

    it("replaces the function's CORS headers", async () => {
      const handler = () => ({
        statusCode: 200,
        headers: { "access-control-allow-origin": "*", "access-control-allow-methods": "DELETE" },
      });
      const request = requestOf("/", { headers: ["Origin", "https://a.test"] });
      const { headers } = await ask(apiWorld({ handler }), { cors })(request);
      assert.equal(headerValue(headers, "access-control-allow-origin"), "https://a.test");
      assert.equal(headerValue(headers, "access-control-expose-headers"), "etag");
      assert.equal(headerValue(headers, "access-control-allow-methods"), undefined);
    });

    it("runs the route's authorizer before a preflight", async () => {
      const world = apiWorld({ handler: ok });
      const routes = [routeOf("$default", keyAuthorizer)];
      assert.equal((await ask(world, { cors, routes })(preflight("https://a.test"))).status, 401);
    });

    it("adds no CORS headers without configuration", async () => {
      const world = apiWorld({ handler: ok });
      await ask(world, { cors: api.cors })(preflight("https://a.test"));
      assert.equal(world.invoked.length, 1);
    });
  });
});
