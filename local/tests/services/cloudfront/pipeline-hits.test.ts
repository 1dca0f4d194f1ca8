/** Cache hits: answered at once, and as the first response was. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Behavior, ResponseHeadersPolicy } from "../../../services/cloudfront/model.ts";
import { changing, kept } from "./changing-origin.ts";
import {
  associate,
  behavior,
  cachePolicy,
  cachingDisabled,
  distributionOf,
  header,
  headerLines,
  messageOf,
  passRequest,
  passResponse,
  requestOf,
  startDate,
  worldOf,
} from "./edge-fixtures.ts";

/** A response headers policy that allows one origin and removes Date. */
const policy: ResponseHeadersPolicy = {
  id: "rhp",
  set: [],
  remove: ["date"],
  cors: {
    allowCredentials: false,
    allowHeaders: ["*"],
    allowMethods: ["GET"],
    allowOrigins: ["https://a.test"],
    exposeHeaders: [],
    maxAgeSeconds: 60,
    override: true,
  },
};

describe("a cache hit", () => {
  it("is answered at once, with its age and a request id of its own", async () => {
    const world = changing(kept(60));
    const request = requestOf("/a");
    assert.ok(world.edge.handle(request) instanceof Promise);
    await world.get("/a");
    world.pass(59);
    const hits = [world.edge.handle(request), world.edge.handle(request)];
    const ids = hits.map((hit) => {
      assert.ok(!(hit instanceof Promise));
      assert.equal(hit.body.toString(), "hello");
      assert.deepEqual([header(hit, "x-cache"), header(hit, "age")], ["Hit from cloudfront", "59"]);
      assert.equal(header(hit, "x-amz-cf-id"), hit.requestId);
      return hit.requestId;
    });
    assert.notEqual(ids[0], ids[1]);
    world.pass(1);
    assert.ok(world.edge.handle(request) instanceof Promise);
  });

  it("does not share its header list with other responses", async () => {
    const world = changing(kept(60));
    await world.get("/a");
    (await world.get("/a")).rawHeaders.push("X-Mine", "1");
    assert.equal(header(await world.get("/a"), "x-mine"), undefined);
  });

  const variants: readonly (readonly [string, readonly string[]])[] = [
    ["plain", []],
    ["conditional", ["If-None-Match", '"a"']],
    ["partial", ["Range", "bytes=1-2"]],
  ];
  for (const [title, sent] of variants) {
    it(`has one Age when the origin sent one: ${title}`, async () => {
      const world = changing(kept(60, "", ["Age", "30"]));
      assert.deepEqual(headerLines(await world.get("/a"), "age"), ["30"]);
      world.pass(2);
      assert.deepEqual(headerLines(await world.get("/a", sent), "age"), ["32"]);
    });
  }

  it("has CORS headers for its own Origin", async () => {
    const world = changing(kept(60), { responseHeadersPolicy: policy });
    const allowed = async (...sent: string[]) =>
      header(await world.get("/a", sent), "access-control-allow-origin");
    await allowed();
    assert.deepEqual(
      [
        await allowed(),
        await allowed("Origin", "https://a.test"),
        await allowed("Origin", "https://b.test"),
        await allowed(),
      ],
      [undefined, "https://a.test", undefined, undefined],
    );
  });

  it("has the current Date where the policy removes the stored one", async () => {
    const world = changing(kept(60, "", ["Date", "Sat, 03 Jan 2026 11:00:00 GMT"]), {
      responseHeadersPolicy: policy,
    });
    assert.equal(header(await world.get("/a"), "date"), startDate);
    world.pass(5);
    assert.equal(header(await world.get("/a"), "date"), "Sat, 03 Jan 2026 12:00:05 GMT");
  });

  it("has the headers of the policy of its own behavior", async () => {
    const set = (value: string): Partial<Behavior> => ({
      responseHeadersPolicy: {
        id: value,
        set: [{ name: "X-Policy", value, override: true }],
        remove: [],
        cors: undefined,
      },
    });
    const rewrite = { ...associate({ "viewer-request": passRequest }) };
    const behaviors = [
      { ...behavior, pathPattern: "/alias", ...set("alias"), functions: rewrite },
      { ...behavior, ...set("default") },
    ];
    const world = worldOf(distributionOf(behaviors), () => kept(60), {
      "viewer-request": (event) => ({ ...event.Records[0].cf.request, uri: "/a" }),
    });
    const policies: (string | undefined)[] = [];
    for (const target of ["/a", "/alias", "/a", "/alias"]) {
      policies.push(header(await world.get(target), "x-policy"));
    }
    assert.deepEqual(policies, ["default", "alias", "default", "alias"]);
    assert.equal(world.origins.length, 1);
  });

  const viewer = { place: { country: "NZ" } };
  const stranger = requestOf("/a");
  stranger.headers["host"] = [{ key: "Host", value: "evil.test" }];
  const others: readonly (readonly [
    string,
    Partial<Behavior>,
    ReturnType<typeof requestOf>,
    string,
  ])[] = [
    [
      "runs viewer-request",
      { functions: associate({ "viewer-request": passRequest }) },
      requestOf("/a"),
      "502 LambdaValidationError",
    ],
    [
      "runs viewer-response",
      { functions: associate({ "viewer-response": passResponse }) },
      requestOf("/a"),
      "502 LambdaValidationError",
    ],
    [
      "is not given with caching off",
      { cachePolicy: cachingDisabled },
      requestOf("/a"),
      "200 Miss",
    ],
    [
      "is not given for another place in the key",
      {
        cachePolicy: {
          ...cachePolicy,
          headers: { kind: "allow", names: ["cloudfront-viewer-country"] },
        },
      },
      requestOf("/a", viewer),
      "200 Miss",
    ],
    ["answers a condition", {}, requestOf("/a", { headers: ["If-None-Match", '"a"'] }), "304 Hit"],
    ["answers a range", {}, requestOf("/a", { headers: ["Range", "bytes=0-1"] }), "206 Hit"],
    ["answers HEAD", {}, requestOf("/a", { method: "HEAD" }), "200 Hit"],
    ["is not given to POST", {}, requestOf("/a", { method: "POST" }), "200 Miss"],
    [
      "is not given to GET with a body",
      {},
      requestOf("/a", { body: Buffer.from("x") }),
      "403 Error",
    ],
    [
      "is not given over HTTP where HTTPS is required",
      {},
      requestOf("/a", { protocol: "http" }),
      "301 Redirect",
    ],
    ["is not given to another host", {}, stranger, "403 Error"],
  ];
  for (const [title, over, request, expected] of others) {
    it(title, async () => {
      const world = changing(kept(60), over);
      await world.get("/a");
      const response = await world.edge.handle(request);
      const result = header(response, "x-cache")?.replace(" from cloudfront", "");
      assert.equal(`${response.status} ${result}`, expected);
    });
  }

  it("of an error is replaced by its custom error page", async () => {
    const page = { path: "/sorry", status: 200 };
    const error = { errorCode: 404, cachingMinTtlSeconds: 60, page };
    const world = changing(messageOf(404, "no"), {}, [error]);
    world.answer = () =>
      world.origins.at(-1)?.request.path === "/sorry" ? kept(60) : messageOf(404, "no");
    const bodies = [await world.get("/a"), await world.get("/a")].map(
      ({ status, body }) => `${status} ${body}`,
    );
    assert.deepEqual(bodies, ["200 hello", "200 hello"]);
    assert.equal(world.origins.length, 2);
  });
});
