/** Hits, misses and expiry, seen from a viewer. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { CacheStore } from "../../../services/cloudfront/cache/cache-store.ts";
import { asked, changing, forwardsCookies, kept, seen, unreachable } from "./changing-origin.ts";
import {
  behavior,
  cachePolicy,
  cachingDisabled,
  distributionOf,
  header,
  headerLines,
  messageOf,
  requestOf,
  startDate,
  type World,
  worldOf,
} from "./edge-fixtures.ts";

describe("hits and misses", () => {
  it("counts Age in whole seconds, and keeps Date as it was", async () => {
    const world = changing(kept(60));
    const miss = await world.get("/a");
    assert.equal(header(miss, "age"), undefined);
    world.pass(59.999);
    const hit = await world.get("/a");
    assert.equal(header(hit, "age"), "59");
    assert.equal(header(hit, "date"), startDate);
    assert.equal(header(hit, "x-cache"), "Hit from cloudfront");
  });

  it("has the headers of every CloudFront response, with its own request id", async () => {
    const world = changing(kept(60, "", ["Via", "1.1 origin", "Server", "nginx"]));
    const answers = [await world.get("/a"), await world.get("/a")];
    for (const answer of answers) {
      assert.match(
        header(answer, "via") ?? "",
        /^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/,
      );
      assert.equal(headerLines(answer, "via").length, 1);
      assert.match(header(answer, "x-amz-cf-pop") ?? "", /^[A-Z]{3}\d+-[CP]\d+$/);
      assert.match(header(answer, "x-amz-cf-id") ?? "", /^[\w-]{54}==$/);
      assert.equal(header(answer, "server"), "nginx");
    }
    assert.equal(new Set(answers.map((answer) => header(answer, "x-amz-cf-id"))).size, 2);
  });

  it("keys on the path alone, under a policy without a query", async () => {
    const world = changing(kept(60));
    await seen(world, "/a?x=1");
    assert.equal(await seen(world, "/a?x=2"), "200 Hit");
    assert.equal(await seen(world, "/b"), "200 Miss");
  });

  it("takes each spelling of a conflicting query for a key of its own", async () => {
    const queryStrings = { kind: "allow", names: ["tables"] } as const;
    const world = changing(kept(60), { cachePolicy: { ...cachePolicy, queryStrings } });
    const spellings = [
      "?tables=current",
      "?tables=x&tables=current",
      "?tables=current&tables=x",
      "?TABLES=current",
      "?tables=%63urrent",
    ];
    for (const spelling of spellings) {
      assert.equal(await seen(world, `/a${spelling}`), "200 Miss", spelling);
    }
    assert.equal(await seen(world, "/a?other=1&tables=current"), "200 Hit");
    assert.equal(world.origins.at(-1)?.request.querystring, "tables=%63urrent");
  });

  it("returns the response that GET stored to HEAD, with the length and without the body", async () => {
    const world = changing(kept(60));
    await world.get("/a");
    const head = await world.edge.handle(requestOf("/a", { method: "HEAD" }));
    assert.equal(header(head, "x-cache"), "Hit from cloudfront");
    assert.equal(header(head, "content-length"), "5");
    assert.equal(head.body.length, 0);
  });

  describe("after a response to HEAD", () => {
    const head = requestOf("/a", { method: "HEAD" });
    const result = async (world: World): Promise<string | undefined> =>
      header(await world.edge.handle(head), "x-cache")?.split(" ")[0];

    it("returns it to HEAD until it expires, and validates it then", async () => {
      const world = changing(kept(60));
      assert.deepEqual([await result(world), await result(world)], ["Miss", "Hit"]);
      world.pass(60);
      world.answer = () => messageOf(304, "", ["Cache-Control", "max-age=60"]);
      assert.deepEqual([await result(world), await result(world)], ["RefreshHit", "Hit"]);
      assert.deepEqual(asked(world, "if-none-match"), [undefined, '"a"']);
    });

    it("returns the newer response of GET to HEAD", async () => {
      const world = changing(kept(60));
      await world.edge.handle(head);
      world.answer = () => messageOf(200, "other", ["ETag", '"b"', "Cache-Control", "max-age=60"]);
      await world.get("/a");
      assert.equal(header(await world.edge.handle(head), "etag"), '"b"');
    });

    it("keeps it beside an expired response of GET", async () => {
      const world = changing(kept(60));
      await world.get("/a");
      world.pass(60);
      assert.deepEqual([await result(world), await result(world)], ["Miss", "Hit"]);
      assert.equal(await seen(world), "200 Miss");
    });

    it("drops it when the path is invalidated", async () => {
      const store = new CacheStore({ maxBytes: 1_000_000 });
      const world = worldOf(distributionOf([behavior]), () => kept(60), {}, { store });
      await world.edge.handle(head);
      assert.equal(store.invalidate("/a"), 1);
      assert.equal(await result(world), "Miss");
    });
  });

  it("stores nothing for GET from a response to HEAD", async () => {
    const world = changing({ ...kept(60), body: Buffer.alloc(0) });
    await world.edge.handle(requestOf("/a", { method: "HEAD" }));
    world.answer = () => kept(60);
    const answer = await world.get("/a");
    assert.equal(answer.body.toString(), "hello");
    assert.deepEqual(
      world.origins.map(({ request }) => request.method),
      ["HEAD", "GET"],
    );
  });

  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
    it(`passes ${method} on every time`, async () => {
      const world = changing(kept(60));
      for (const _twice of [1, 2]) {
        const answer = await world.edge.handle(requestOf("/a", { method }));
        assert.equal(header(answer, "x-cache"), "Miss from cloudfront");
      }
      assert.equal(world.origins.length, 2);
    });
  }

  it("passes everything on with caching off, the viewer's conditions and range with it", async () => {
    const world = changing(messageOf(304), { cachePolicy: cachingDisabled });
    assert.equal(
      await seen(world, "/a", ["If-None-Match", '"v"', "Range", "bytes=0-1"]),
      "304 Miss",
    );
    assert.deepEqual(asked(world, "if-none-match"), ['"v"']);
    assert.deepEqual(asked(world, "range"), ["bytes=0-1"]);
    world.answer = () => kept(60);
    assert.equal(await seen(world, "/a", ["If-None-Match", '"a"']), "200 Miss");
    assert.equal(await seen(world), "200 Miss");
  });

  it("passes a cut body on and does not keep it", async () => {
    const whole = kept(60);
    const world = changing({ ...whole, body: Buffer.from("hel") });
    assert.equal(header(await world.get("/a"), "content-length"), "3");
    assert.equal(await seen(world), "200 Miss");
  });

  it("keeps Set-Cookie from viewers where cookies are not forwarded", async () => {
    const world = changing(kept(60, "", ["Set-Cookie", "a=b"]));
    assert.equal(header(await world.get("/a"), "set-cookie"), undefined);
  });
});

describe("expiry", () => {
  it("revalidates with its own validators, never the viewer's", async () => {
    const world = changing(kept(60, "", ["Last-Modified", "Sat, 03 Jan 2026 11:00:00 GMT"]));
    await seen(world, "/a", ["If-None-Match", '"viewer"']);
    world.pass(60);
    world.answer = () => messageOf(304, "", ["Cache-Control", "max-age=60"]);
    assert.equal(await seen(world, "/a", ["If-None-Match", '"viewer"']), "200 RefreshHit");
    assert.deepEqual(asked(world, "if-none-match"), [undefined, '"a"']);
    assert.deepEqual(asked(world, "if-modified-since"), [
      undefined,
      "Sat, 03 Jan 2026 11:00:00 GMT",
    ]);
    world.pass(59);
    assert.equal(await seen(world), "200 Hit");
  });

  it("takes a new object in place of the old one", async () => {
    const world = changing(kept(60));
    await seen(world);
    world.pass(60);
    world.answer = () => messageOf(200, "new", ["ETag", '"b"']);
    assert.equal(await seen(world), "200 Miss");
    assert.equal((await world.get("/a")).body.toString(), "new");
  });

  for (const [where, over] of [
    ["by the key", { cachePolicy: { ...cachePolicy, cookies: { kind: "all" } } }],
    ["by the origin request policy", { originRequestPolicy: forwardsCookies }],
  ] as const) {
    it(`does not revalidate where cookies are forwarded ${where}`, async () => {
      const world = changing(kept(60), over);
      await seen(world);
      world.pass(60);
      assert.equal(await seen(world), "200 Miss");
      assert.deepEqual(asked(world, "if-none-match"), [undefined, undefined]);
    });
  }

  it("drops a copy when the origin forbids to store it", async () => {
    const world = changing(kept(60));
    await seen(world);
    world.pass(60);
    world.answer = () => messageOf(200, "x", ["Cache-Control", "no-store, stale-if-error=0"]);
    assert.equal(await seen(world), "200 Miss");
    world.answer = unreachable;
    assert.equal(await seen(world), "504 Error");
  });

  it("serves stale and refreshes once behind the viewer's back (stale-while-revalidate)", async () => {
    const world = changing(kept(60, ", stale-while-revalidate=30"));
    await seen(world);
    world.pass(89);
    world.answer = () => messageOf(200, "new", ["ETag", '"b"', "Cache-Control", "max-age=60"]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.get("/a")));
    assert.ok(answers.every(({ body }) => body.toString() === "hello"));
    assert.equal(header(answers[0] ?? assert.fail(), "x-cache"), "Hit from cloudfront");
    await world.edge.idle();
    assert.equal(world.origins.length, 2);
    const fresh = await world.get("/a");
    assert.equal(`${fresh.body} ${header(fresh, "age")}`, "new 0");
  });

  it("logs a failed refresh once, however many viewers were served meanwhile", async () => {
    const world = changing(kept(60, ", stale-while-revalidate=30"));
    await seen(world);
    world.pass(61);
    world.answer = () => assert.fail("a defect");
    await Promise.all(Array.from({ length: 10 }, () => seen(world)));
    await world.edge.idle();
    assert.deepEqual(
      world.problems.map(({ kind }) => kind),
      ["defect"],
    );
  });

  it("refreshes by GET when HEAD finds a stale copy", async () => {
    const world = changing(kept(60, ", stale-while-revalidate=30"));
    await seen(world);
    world.pass(61);
    await world.edge.handle(requestOf("/a", { method: "HEAD" }));
    await world.edge.idle();
    assert.deepEqual(
      world.origins.map(({ request }) => request.method),
      ["GET", "GET"],
    );
    assert.equal(await seen(world), "200 Hit");
  });

  it("ends stale-while-revalidate when its time has passed", async () => {
    const world = changing(kept(60, ", stale-while-revalidate=30"));
    await seen(world);
    world.pass(90);
    assert.equal(await seen(world), "200 Miss");
  });
});
