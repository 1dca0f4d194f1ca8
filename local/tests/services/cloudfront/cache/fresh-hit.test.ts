/** The short way says what the long way says. @module */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { ViewerRequest } from "../../../../http/message.ts";
import type { EdgeResponse } from "../../../../services/cloudfront/edge.ts";
import type {
  Behavior,
  PolicyCors,
  ResponseHeadersPolicy,
} from "../../../../services/cloudfront/model.ts";
import { changing, kept } from "../cache-world.ts";
import {
  associate,
  behavior,
  cachePolicy,
  cachingDisabled,
  messageOf,
  passRequest,
  requestOf,
} from "../edge-fixtures.ts";

const cors: PolicyCors = {
  allowCredentials: false,
  allowHeaders: ["*"],
  allowMethods: ["GET"],
  allowOrigins: ["*"],
  exposeHeaders: [],
  maxAgeSeconds: 60,
  override: true,
};

const policy: ResponseHeadersPolicy = {
  id: "rhp",
  set: [{ name: "X-Frame-Options", value: "DENY", override: true }],
  remove: [],
  cors,
};

const full: Behavior = {
  ...behavior,
  compress: true,
  cachePolicy: { ...cachePolicy, gzip: true, brotli: true, queryStrings: { kind: "all" } },
  responseHeadersPolicy: policy,
};

const text = messageOf(200, "rugby ".repeat(1_000), [
  "Content-Type",
  "application/json",
  "ETag",
  '"a"',
  "Cache-Control",
  "max-age=60",
  "X-Twice",
  "1",
  "X-Twice",
  "2",
]);

/** An answer without what differs from one to the next. */
function comparable(answer: EdgeResponse | undefined): unknown {
  assert.ok(answer !== undefined);
  const lines: string[] = [];
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2) {
    if (answer.rawHeaders[at] !== "X-Amz-Cf-Id") {
      lines.push(`${answer.rawHeaders[at]}: ${answer.rawHeaders[at + 1]}`);
    }
  }
  const { status, statusDescription, body, closes } = answer;
  return { status, statusDescription, body: body.toString("hex"), closes, lines: lines.sort() };
}

describe("tryHit", () => {
  it("says what handle says, for every request it answers", async () => {
    const world = changing(text, full);
    const header = fc.constantFrom(
      ["Accept-Encoding", "gzip"],
      ["Accept-Encoding", "br, gzip"],
      ["Accept-Encoding", "identity"],
      ["Origin", "https://a.test"],
      ["If-None-Match", '"a"'],
      ["If-Match", '"b"'],
      ["Range", "bytes=0-3"],
      ["If-Modified-Since", "Sat, 03 Jan 2026 11:00:00 GMT"],
      ["X-Other", "1"],
    );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("GET", "HEAD", "POST"),
        fc.constantFrom("1.0", "1.1"),
        fc.constantFrom("/a", "/a?b", "/c"),
        fc.array(header, { maxLength: 3 }),
        async (method, httpVersion, target, headers) => {
          const request = requestOf(target, { method, httpVersion, headers: headers.flat() });
          const long = await world.edge.handle(request);
          const short = world.edge.tryHit(request);
          if (short !== undefined) {
            answered += 1;
            const again = await world.edge.handle(request);
            assert.deepEqual(comparable(short), comparable(again));
            assert.equal(short.status, long.status);
          }
        },
      ),
    );
    assert.ok(answered > 10);
  });

  it("answers the stored copy with its age and an id of its own", async () => {
    const world = changing(kept(60));
    const request = requestOf("/a");
    assert.equal(world.edge.tryHit(request), undefined);
    await world.edge.handle(request);
    world.pass(59);
    const hits = [world.edge.tryHit(request), world.edge.tryHit(request)];
    assert.equal(hits[0]?.body.toString(), "hello");
    assert.deepEqual(hits[0]?.rawHeaders.slice(-6, -1), [
      "X-Cache",
      "Hit from cloudfront",
      "Age",
      "59",
      "X-Amz-Cf-Id",
    ]);
    assert.notEqual(hits[0]?.requestId, hits[1]?.requestId);
    world.pass(1);
    assert.equal(world.edge.tryHit(request), undefined);
  });

  it("does not share its header list between answers", async () => {
    const world = changing(kept(60));
    await world.get("/a");
    world.edge.tryHit(requestOf("/a"))?.rawHeaders.push("X-Mine", "1");
    assert.ok(!world.edge.tryHit(requestOf("/a"))?.rawHeaders.includes("X-Mine"));
  });

  const forged = requestOf("/a", { headers: ["If-None-Match", '"a"'] });
  const stranger = requestOf("/a");
  stranger.headers["host"] = [{ key: "Host", value: "evil.test" }];
  const never: readonly (readonly [string, Partial<Behavior>, ViewerRequest])[] = [
    [
      "a viewer-request function",
      { functions: associate({ "viewer-request": passRequest }) },
      requestOf("/a"),
    ],
    [
      "a viewer-response function",
      { functions: associate({ "viewer-response": passRequest }) },
      requestOf("/a"),
    ],
    ["caching off", { cachePolicy: cachingDisabled }, requestOf("/a")],
    [
      "a place in the key",
      {
        cachePolicy: {
          ...cachePolicy,
          headers: { kind: "allow", names: ["cloudfront-viewer-country"] },
        },
      },
      requestOf("/a"),
    ],
    ["a condition", {}, forged],
    ["a range", {}, requestOf("/a", { headers: ["Range", "bytes=0-1"] })],
    [
      "CORS asked for",
      { responseHeadersPolicy: policy },
      requestOf("/a", { headers: ["Origin", "https://a.test"] }),
    ],
    ["POST", {}, requestOf("/a", { method: "POST" })],
    ["a body", {}, requestOf("/a", { body: Buffer.from("x") })],
    ["plain HTTP", {}, requestOf("/a", { protocol: "http" })],
    ["a stranger's host", {}, stranger],
  ];
  for (const [title, over, request] of never) {
    it(`leaves ${title} to handle`, async () => {
      const world = changing(kept(60), over);
      await world.get("/a");
      assert.equal(world.edge.tryHit(request), undefined);
    });
  }

  it("leaves errors to handle, which may have a page for them", async () => {
    const world = changing(messageOf(404, "no"));
    await world.get("/a");
    assert.equal(world.edge.tryHit(requestOf("/a")), undefined);
  });
});
