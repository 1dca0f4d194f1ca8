/** What viewers try, and what they get. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Behavior, ResponseHeadersPolicy } from "../../../services/cloudfront/model.ts";
import { changing, kept, seen } from "./changing-origin.ts";
import {
  behavior,
  cachePolicy,
  distributionOf,
  header,
  headerLines,
  messageOf,
  passRequest,
  requestOf,
  type World,
  worldOf,
  worldWith,
} from "./edge-fixtures.ts";

const object = messageOf(200, "0123456789", [
  "ETag",
  '"a"',
  "Last-Modified",
  "Sat, 03 Jan 2026 11:00:00 GMT",
  "Content-Type",
  "text/plain",
  "Cache-Control",
  "max-age=60",
]);

describe("refusals at the gate", () => {
  for (const [title, request, status, closes] of [
    ["a URL of 8,193 bytes", requestOf(`/${"a".repeat(8_192)}`), 414, true],
    [
      "headers beyond 32,768 bytes",
      requestOf("/", { headers: ["X-A", "x".repeat(33_000)] }),
      494,
      true,
    ],
    ["GET with a body", requestOf("/", { body: Buffer.from("x") }), 403, false],
    ["TRACE", requestOf("/", { method: "TRACE" }), 403, false],
    ["a made-up method", requestOf("/", { method: "BREW" }), 403, false],
    ["a target that is no path", { ...requestOf("/"), path: "x" }, 400, true],
  ] as const) {
    it(`returns ${status} to ${title}${closes ? " and closes" : ""}`, async () => {
      const answer = await changing(object).edge.handle(request);
      assert.deepEqual([answer.status, answer.closes], [status, closes]);
    });
  }

  it("refuses a name that was made to point here (DNS rebinding)", async () => {
    const { edge, origins } = changing(object);
    const request = requestOf("/");
    request.headers["host"] = [{ key: "Host", value: "evil.test:8080" }];
    const answer = await edge.handle(request);
    assert.equal(answer.status, 403);
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.equal(origins.length, 0);
  });

  it("refuses plain HTTP where only HTTPS is taken", async () => {
    const { edge } = changing(object, { viewerProtocolPolicy: "https-only" });
    assert.equal((await edge.handle(requestOf("/", { protocol: "http" }))).status, 403);
  });
});

describe("paths", () => {
  const behaviors: Behavior[] = [
    { ...behavior, pathPattern: "/private/*", targetOriginId: "bucket" },
    behavior,
  ];

  for (const [path, origin] of [
    ["/private/a", "bucket"],
    ["/public/../private/a", "bucket"],
    ["/public/%2e%2e/private/a", "bucket"],
    ["//private//a", "bucket"],
    ["/./private/a", "bucket"],
    ["/%70rivate/a", "bucket"],
    ["/private/../public", "api"],
    ["/PRIVATE/a", "api"],
    ["/private%2Fa", "api"],
    ["/private/a%00", "bucket"],
  ] as const) {
    it(`matches ${path} at ${origin}, and sends it on as it came`, async () => {
      const world = worldOf(distributionOf(behaviors), () => object);
      await world.get(path);
      assert.equal(world.origins[0]?.origin.id, origin);
      assert.equal(world.origins[0]?.request.path, path);
    });
  }

  it("puts the default root object in for the root alone", async () => {
    const world = worldOf(
      distributionOf([behavior], { defaultRootObject: "index.html" }),
      () => object,
    );
    await world.get("/?q");
    await world.get("/docs/");
    assert.deepEqual(
      world.origins.map(({ request }) => request.path),
      ["/index.html", "/docs/"],
    );
  });
});

describe("headers a viewer forges", () => {
  const headers = { kind: "allow", names: ["cloudfront-viewer-country"] } as const;

  /** How `/a` is answered to a viewer in one country that claims to be in another. */
  async function seenFrom(world: World, country: string, claimed: string): Promise<string> {
    const sent = ["CloudFront-Viewer-Country", claimed];
    const request = requestOf("/a", { headers: sent, place: { country } });
    const answer = await world.edge.handle(request);
    return `${answer.status} ${header(answer, "x-cache")?.split(" ")[0]}`;
  }

  it("never reach the origin or the key, though viewer-request sees them", async () => {
    const world = worldWith(
      { "viewer-request": passRequest, "origin-request": passRequest },
      () => kept(60),
      { cachePolicy: { ...cachePolicy, headers } },
    );
    assert.equal(await seenFrom(world, "NZ", "XX"), "200 Miss");
    assert.equal(await seenFrom(world, "NZ", "YY"), "200 Hit");
    const countries = world.events.map(
      ({ Records: [{ cf }] }) => cf.request.headers["cloudfront-viewer-country"]?.[0]?.value,
    );
    assert.deepEqual(countries, ["XX", "NZ", "YY"]);
  });

  it("key a response by the location of the viewer", async () => {
    const world = worldWith({}, () => kept(60), { cachePolicy: { ...cachePolicy, headers } });
    assert.equal(await seenFrom(world, "NZ", "NZ"), "200 Miss");
    assert.equal(await seenFrom(world, "DE", "NZ"), "200 Miss");
  });

  it("key nothing where CloudFront does not know the place", async () => {
    const world = changing(kept(60), { cachePolicy: { ...cachePolicy, headers } });
    await world.get("/a", ["CloudFront-Viewer-Country", "XX"]);
    assert.equal(await seen(world, "/a", ["CloudFront-Viewer-Country", "YY"]), "200 Hit");
  });

  it("leave the last address of X-Forwarded-For true", async () => {
    const world = changing(object);
    await world.get("/a", ["X-Forwarded-For", "127.0.0.1"]);
    assert.equal(
      world.origins[0]?.request.headers["x-forwarded-for"]?.[0]?.value,
      "127.0.0.1,203.0.113.7",
    );
  });
});

describe("compression and policies", () => {
  const gzip: Partial<Behavior> = {
    compress: true,
    cachePolicy: { ...cachePolicy, gzip: true, brotli: true },
  };
  const text = messageOf(200, "rugby ".repeat(1_000), [
    "Content-Type",
    "application/json",
    "ETag",
    '"a"',
    "Cache-Control",
    "max-age=60",
  ]);

  for (const [accept, encoding, etag] of [
    ["gzip, br", "br", 'W/"a"'],
    ["gzip", "gzip", 'W/"a"'],
    ["deflate", undefined, '"a"'],
  ] as const) {
    it(`returns ${encoding ?? "the object"} to Accept-Encoding: ${accept}, miss and hit alike`, async () => {
      const world = changing(text, gzip);
      for (const _twice of [1, 2]) {
        const answer = await world.get("/a", ["Accept-Encoding", accept]);
        assert.equal(header(answer, "content-encoding"), encoding);
        assert.equal(header(answer, "etag"), etag);
      }
      assert.equal(world.origins.length, 1);
    });
  }

  const policy: ResponseHeadersPolicy = {
    id: "rhp",
    set: [{ name: "X-Frame-Options", value: "DENY", override: true }],
    remove: ["server", "x-powered-by"],
    cors: undefined,
  };

  it("adds policy headers after the cache, to errors and redirects too", async () => {
    const world = changing(kept(60, "", ["X-Powered-By", "x", "Server", "nginx"]), {
      responseHeadersPolicy: policy,
    });
    const answers = [
      await world.get("/a"),
      await world.get("/a"),
      await world.edge.handle(requestOf("/a", { protocol: "http" })),
      await world.get("/a", ["If-Match", '"z"']),
    ];
    for (const answer of answers) {
      assert.deepEqual(headerLines(answer, "x-frame-options"), ["DENY"]);
      assert.equal(header(answer, "x-powered-by"), undefined);
      assert.equal(header(answer, "server"), "CloudFront");
    }
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 301, 412],
    );
  });
});

describe("the edge, whatever a viewer sends", () => {
  it("returns a status and never a defect", async () => {
    const world = worldWith({ "viewer-request": passRequest }, () => object);
    const name = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}$/);
    const value = fc.string({ unit: "binary-ascii", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "HEAD", "POST", "OPTIONS", "X"),
        fc.string({ maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        fc.array(fc.tuple(name, value), { maxLength: 8 }),
        async (method, path, querystring, lines) => {
          const headers = lines.flat();
          const request = { ...requestOf("/", { method, headers }), path: `/${path}`, querystring };
          const answer = await world.edge.handle(request);
          assert.ok(answer.status >= 200 && answer.status < 600);
        },
      ),
    );
    assert.deepEqual(
      world.problems.filter(({ kind }) => kind === "defect"),
      [],
    );
  });
});
