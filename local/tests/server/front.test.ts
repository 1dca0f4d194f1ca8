/** The front, over real sockets. @module */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { afterEach, describe, it } from "mocha";
import { plainAnswer } from "../../server/controls.ts";
import { createFront } from "../../server/front.ts";
import type { EdgeResponse } from "../../services/cloudfront/edge.ts";
import { requestOf, startMs } from "../services/cloudfront/edge-fixtures.ts";
import { answerOf, closeAll, listen } from "./listening.ts";
import { get, open, send } from "./raw-client.ts";

afterEach(closeAll);

describe("createFront", () => {
  it("listens on loopback only", async () => {
    const { front } = await listen();
    const address = front.server.address();
    assert.ok(typeof address === "object" && address?.address === "127.0.0.1");
  });

  it("serves a miss, then hits, on one connection", async () => {
    const { port } = await listen();
    const { text } = await send(port, get("/a") + get("/a") + get("/a"), 3);
    assert.deepEqual(text.match(/X-Cache: \w+/g), [
      "X-Cache: Miss",
      "X-Cache: Hit",
      "X-Cache: Hit",
    ]);
    assert.equal(text.match(/\r\n\r\nhello/g)?.length, 3);
  });

  it("responds to pipelined requests in order", async () => {
    const slow = Promise.withResolvers<void>();
    const { port } = await listen({}, async ({ path }) => {
      if (path === "/slow") {
        await slow.promise;
      }
      return answerOf(path);
    });
    const reply = send(port, get("/slow") + get("/fast"), 2);
    slow.resolve();
    assert.match((await reply).text, /\r\n\r\n\/slow.*\r\n\r\n\/fast$/s);
  });

  it("logs what is asked and changed, but not what a page of the controls reads", async () => {
    const logged: string[] = [];
    const { port } = await listen({
      logRequest: ({ method, path }) => void logged.push(`${method} ${path}`),
      controls: () => plainAnswer(200, "done"),
    });
    const page = ["Host: localhost", "Sec-Fetch-Site: same-origin"];
    const change = get("/__local/clock", page).replace("GET", "DELETE");
    await send(
      port,
      get("/a", page) + get("/__local/world") + get("/__local/world", page) + change,
      4,
    );
    assert.deepEqual(logged, ["GET /a", "GET /__local/world", "DELETE /__local/clock"]);
  });

  it("sends one Date, and the headers unchanged", async () => {
    const { port } = await listen({}, async () => answerOf("x", ["X-a", "1", "X-a", "2"]));
    const { text } = await send(port, get("/"));
    assert.equal(text.match(/^Date: /gm)?.length, 1);
    assert.match(text, /^X-a: 1\r\nX-a: 2\r\n/m);
  });

  it("preserves duplicates, casing and order of headers, and the viewer's address", async () => {
    const { port, seen } = await listen();
    await send(
      port,
      get("/a?b=c%20d&e", ["X-Twice: 1", "x-tWICE: 2", "Cookie: a=b", "cookie: c=d"]),
    );
    const request = seen[0] ?? assert.fail("no request came");
    assert.deepEqual(request.headers["x-twice"], [
      { key: "X-Twice", value: "1" },
      { key: "x-tWICE", value: "2" },
    ]);
    assert.equal(request.headers["cookie"]?.length, 2);
    assert.deepEqual([request.path, request.querystring], ["/a", "b=c%20d&e"]);
    assert.deepEqual([request.clientIp, request.httpVersion], ["127.0.0.1", "1.1"]);
  });

  it("prefers the host of an absolute target to the Host header", async () => {
    const { port, seen } = await listen();
    assert.equal((await send(port, get("http://www.example.com/a?b"))).status, 200);
    assert.deepEqual(seen[0]?.headers["host"], [{ key: "Host", value: "www.example.com" }]);
    assert.equal((await send(port, get("http://evil.test/a"))).status, 403);
    assert.equal((await send(port, get("http://localhost"))).status, 200);
    assert.equal(seen.at(-1)?.path, "/");
  });

  it("returns Content-Length and no body for HEAD", async () => {
    const { port } = await listen();
    const { text } = await send(port, get("/a", ["Connection: close"], "HEAD"), 0);
    assert.match(text, /^HTTP\/1\.1 200 /);
    assert.match(text, /Content-Length: 5\r\n/);
    assert.match(text, /\r\n\r\n$/);
  });

  it("reports the configured viewer protocol", async () => {
    const { port } = await listen({ protocol: "http" });
    const { text } = await send(port, get("/a"));
    assert.match(text, /^HTTP\/1\.1 301 /);
    assert.match(text, /Location: https:\/\/localhost\/a\r\n/);
  });
});

describe("bodies", () => {
  const post = (body: string, lines: readonly string[] = []): string =>
    get("/a", [`Content-Length: ${body.length}`, ...lines], "POST") + body;

  it("are passed on whole", async () => {
    const { port, seen } = await listen();
    assert.equal((await send(port, post("abc"))).status, 200);
    assert.equal(String(seen[0]?.body), "abc");
  });

  it("are assembled from chunks", async () => {
    const { port, seen } = await listen();
    const chunked = get("/a", ["Transfer-Encoding: chunked"], "POST");
    assert.equal((await send(port, `${chunked}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`)).status, 200);
    assert.equal(String(seen[0]?.body), "abcde");
  });

  it("may be as large as the limit; one byte more returns 413 and closes", async () => {
    const { port } = await listen({ maxBodyBytes: 10 });
    assert.equal((await send(port, post("x".repeat(10)))).status, 200);
    const over = await send(port, post("x".repeat(11)), 0);
    assert.deepEqual([over.status, over.closed], [413, true]);
    const chunked = get("/a", ["Transfer-Encoding: chunked"], "POST");
    const endless = await send(port, `${chunked}b\r\nxxxxxxxxxxx\r\n`, 0);
    assert.deepEqual([endless.status, endless.closed], [413, true]);
  });

  it("are refused on GET, except an empty one", async () => {
    const { port } = await listen();
    assert.equal((await send(port, `${get("/a", ["Content-Length: 1"])}x`)).status, 403);
    assert.equal((await send(port, get("/a", ["Content-Length: 0"]))).status, 200);
  });

  it("that never end are released when the viewer disconnects", async () => {
    const { port, front, seen } = await listen();
    const socket = open(port).resume();
    socket.write(get("/a", ["Content-Length: 10"], "POST"));
    socket.end("abc");
    await new Promise((resolve) => socket.once("close", resolve));
    await front.close(0);
    assert.equal(seen.length, 0);
  });
});

describe("slow and broken viewers", () => {
  const impatient = { headersTimeoutMs: 40, requestTimeoutMs: 40 };

  it("receive 408 when their headers take too long", async () => {
    const { port } = await listen(impatient);
    const { status, closed } = await send(port, "GET / HTTP/1.1\r\nHost: loc", 0);
    assert.deepEqual([status, closed], [408, true]);
  });

  it("receive 408 when their body takes too long", async () => {
    const { port, seen } = await listen(impatient);
    const { status, closed } = await send(port, get("/", ["Content-Length: 5"], "POST"), 0);
    assert.deepEqual([status, closed], [408, true]);
    assert.equal(seen.length, 0);
  });

  it("may disconnect before the response", async () => {
    const slow = Promise.withResolvers<EdgeResponse>();
    const { port, seen, logged } = await listen({}, () => slow.promise);
    const socket = open(port);
    socket.write(get("/a"));
    while (seen.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    socket.destroy();
    await new Promise((resolve) => socket.once("close", resolve));
    slow.resolve(answerOf("late"));
    await slow.promise;
    assert.deepEqual(logged, []);
  });
});

describe("defects", () => {
  for (const [title, handle] of [
    ["a handler that throws", () => Promise.reject(new Error("secret"))],
    ["an answer that cannot be written", async () => answerOf("x", ["X-A", "1\r\nX-B: 2"])],
  ] as const) {
    it(`${title} returns 500 and is logged`, async () => {
      const { port, logged } = await listen({}, handle);
      const { status, text } = await send(port, get("/a"));
      assert.equal(status, 500);
      assert.equal(logged.length, 1);
      assert.doesNotMatch(text, /secret|X-B/);
    });
  }
});

describe("close", () => {
  it("completes a response in progress and accepts no new connection", async () => {
    const slow = Promise.withResolvers<EdgeResponse>();
    const { front, port, seen } = await listen({}, () => slow.promise);
    const reply = send(port, get("/a"));
    while (seen.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const closing = front.close(5_000);
    slow.resolve(answerOf("done"));
    assert.match((await reply).text, /done$/);
    await closing;
    assert.equal((await send(port, get("/a"), 0)).status, 0);
  });

  it("does not wait for idle connections, and only for a limited time for busy ones", async () => {
    const never = new Promise<EdgeResponse>(() => undefined);
    const { front, port } = await listen({}, () => never);
    const idle = open(port);
    const busy = send(port, get("/a"));
    await new Promise((resolve) => idle.once("connect", resolve));
    await front.close(20);
    assert.equal((await busy).status, 0);
  });

  it("reports a port in use", async () => {
    const { port, front } = await listen();
    const second = createFront(
      { handle: async () => answerOf("") },
      { nowMs: () => startMs, randomBytes, log: () => undefined },
    );
    await assert.rejects(second.listen(port), { code: "EADDRINUSE" });
    assert.equal(front.server.listening, true);
  });
});

describe("a distribution behind a front", () => {
  it("sends one origin request for a hundred simultaneous ones", async () => {
    const { port, world } = await listen();
    const replies = await Promise.all(Array.from({ length: 100 }, () => send(port, get("/a"))));
    assert.ok(replies.every(({ status }) => status === 200));
    assert.equal(world.origins.length, 1);
    assert.ok(!(world.edge.handle(requestOf("/a")) instanceof Promise));
  });

  for (const [title, sent] of [
    ["plain", []],
    ["conditional", ['If-None-Match: "a"']],
  ] as const) {
    it(`sends one Age with a ${title} hit when the origin sent an Age`, async () => {
      const { port, world } = await listen({}, undefined, ["Age", "30", "ETag", '"a"']);
      await send(port, get("/a"));
      world.pass(2);
      const { text } = await send(port, get("/a", sent));
      assert.deepEqual(text.match(/^(?:Age|X-Cache): .*$/gim), [
        "Age: 32",
        "X-Cache: Hit from cloudfront",
      ]);
    });
  }
});
