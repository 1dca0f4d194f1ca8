/** When each function runs. @module */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Message, OriginError, type OriginFault } from "../../../http/message.ts";
import type { Behavior, Distribution, EventType } from "../../../services/cloudfront/model.ts";
import {
  type FakeFunction,
  header,
  messageOf,
  passAll,
  requestOf,
  type World,
  worldWith,
} from "./edge-fixtures.ts";

const ok = (): Message => messageOf(200, "hello", ["ETag", '"a"', "Cache-Control", "max-age=60"]);

/** Which events ran, in short: `VReq OReq ORes VRes`. */
function ran(world: World): string {
  const short: Readonly<Record<EventType, string>> = {
    "viewer-request": "VReq",
    "origin-request": "OReq",
    "origin-response": "ORes",
    "viewer-response": "VRes",
  };
  return world.ran
    .splice(0)
    .map((event) => short[event])
    .join(" ");
}

/** A distribution with these settings, all four functions attached and changing nothing. */
function all(
  fetchOrigin: () => Message | Promise<Message>,
  over: Partial<Behavior> = {},
  rest: Partial<Distribution> = {},
): World {
  return worldWith(passAll, fetchOrigin, over, rest);
}

/** An origin that gives no answer. */
function failing(fault: OriginFault): () => Message {
  return () => {
    throw new OriginError(fault, `the origin failed: ${fault}`);
  };
}

describe("events of a request", () => {
  it("miss, origin below 400: all four", async () => {
    const world = all(ok);
    await world.get("/a");
    assert.equal(ran(world), "VReq OReq ORes VRes");
  });

  it("fresh hit: the viewer's two", async () => {
    const world = all(ok);
    await world.get("/a");
    ran(world);
    assert.equal(header(await world.get("/a"), "x-cache"), "Hit from cloudfront");
    assert.equal(ran(world), "VReq VRes");
  });

  it("expired, revalidated with 304: all four", async () => {
    let answer = ok();
    const world = all(() => answer);
    await world.get("/a");
    ran(world);
    world.pass(61);
    answer = messageOf(304);
    assert.equal(header(await world.get("/a"), "x-cache"), "RefreshHit from cloudfront");
    assert.equal(ran(world), "VReq OReq ORes VRes");
  });

  for (const status of [400, 404, 500, 599]) {
    it(`origin returns ${status}: no viewer-response`, async () => {
      const world = all(() => messageOf(status, "no"));
      assert.equal((await world.get("/a")).status, status);
      assert.equal(ran(world), "VReq OReq ORes");
    });
  }

  it("cached error served as a hit: viewer-request alone", async () => {
    const world = all(() => messageOf(404, "no"));
    await world.get("/a");
    ran(world);
    assert.equal((await world.get("/a")).status, 404);
    assert.equal(world.origins.length, 1);
    assert.equal(ran(world), "VReq");
  });

  it("custom error page: no viewer-request for the page, no viewer-response at all", async () => {
    const page = {
      errorCode: 404,
      cachingMinTtlSeconds: 10,
      page: { path: "/e.html", status: 200 },
    };
    const world = worldWith(
      passAll,
      ({ path }) => (path === "/e.html" ? messageOf(200, "sorry") : messageOf(404, "no")),
      {},
      { errorResponses: new Map([[404, page]]) },
    );
    const answer = await world.get("/a");
    assert.deepEqual([answer.status, answer.body.toString()], [200, "sorry"]);
    assert.equal(ran(world), "VReq OReq ORes OReq ORes");
  });

  it("redirect to HTTPS: none", async () => {
    const world = all(ok);
    const answer = await world.edge.handle(requestOf("/a?b", { protocol: "http" }));
    assert.equal(answer.status, 301);
    assert.equal(header(answer, "location"), "https://www.example.com/a?b");
    assert.equal(header(answer, "x-cache"), "Redirect from cloudfront");
    assert.equal(ran(world), "");
  });

  it("viewer-request returns a response: nothing else runs, and nothing is stored", async () => {
    const answers: FakeFunction = () => ({ status: "401", statusDescription: "No", body: "who?" });
    const world = worldWith({ ...passAll, "viewer-request": answers }, ok);
    for (const _twice of [1, 2]) {
      const answer = await world.get("/a");
      assert.deepEqual([answer.status, answer.body.toString()], [401, "who?"]);
      assert.equal(header(answer, "x-cache"), "LambdaGeneratedResponse from cloudfront");
      assert.equal(header(answer, "content-length"), "4");
      assert.equal(ran(world), "VReq");
    }
    assert.equal(world.origins.length, 0);
  });

  it("origin-request returns a response: no origin, no origin-response, then a hit", async () => {
    const headers = { "cache-control": [{ value: "max-age=60" }] };
    const answers: FakeFunction = () => ({ status: "200", body: "made", headers });
    const world = worldWith({ ...passAll, "origin-request": answers }, ok);
    const miss = await world.get("/a");
    assert.deepEqual([miss.status, miss.body.toString()], [200, "made"]);
    assert.equal(header(miss, "x-cache"), "Miss from cloudfront");
    assert.equal(ran(world), "VReq OReq VRes");
    assert.equal(header(await world.get("/a"), "x-cache"), "Hit from cloudfront");
    assert.equal(ran(world), "VReq VRes");
    assert.equal(world.origins.length, 0);
  });

  it("origin-request returns 400 or above: no viewer-response", async () => {
    const world = worldWith({ ...passAll, "origin-request": () => ({ status: "400" }) }, ok);
    assert.equal((await world.get("/a")).status, 400);
    assert.equal(ran(world), "VReq OReq");
  });

  it("origin not in the DNS: viewer-request alone", async () => {
    const resolveOrigin = async (): Promise<void> => failing("dns")() as unknown as undefined;
    const world = worldWith(passAll, ok, {}, {}, { resolveOrigin });
    assert.equal((await world.get("/a")).status, 502);
    assert.equal(ran(world), "VReq");
  });

  for (const fault of ["connect", "timeout"] as const) {
    it(`no response from the origin (${fault}): no response function`, async () => {
      const world = all(failing(fault));
      assert.equal((await world.get("/a")).status, fault === "timeout" ? 504 : 502);
      assert.equal(ran(world), "VReq OReq");
    });
  }

  it("method not allowed by the behavior: none", async () => {
    const world = all(ok, { allowedMethods: new Set(["GET", "HEAD"]) });
    const answer = await world.edge.handle(requestOf("/a", { method: "DELETE" }));
    assert.equal(answer.status, 403);
    assert.equal(header(answer, "x-cache"), "Error from cloudfront");
    assert.equal(ran(world), "");
  });

  it("origin returns a redirect: all four; it is stored and not followed", async () => {
    const world = all(() => messageOf(302, "", ["Location", "/b"]));
    assert.equal(header(await world.get("/a"), "location"), "/b");
    assert.equal(ran(world), "VReq OReq ORes VRes");
    assert.equal(header(await world.get("/a"), "x-cache"), "Hit from cloudfront");
  });
});
