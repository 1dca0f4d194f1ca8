/** What no viewer should send, over real sockets. @module */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { closeAll, listen } from "./listening.ts";
import { get, send } from "./raw-client.ts";

afterEach(closeAll);

describe("malformed requests", () => {
  for (const [title, bytes, status] of [
    ["no request at all", "hello\r\n\r\n", 400],
    ["TLS on the plain port", "\u0016\u0003\u0001\u0002\u0000\u0001", 400],
    ["HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
    ["a method nobody knows", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["a version nobody speaks", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400],
    ["no Host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two Hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400],
    ["a Host of somebody else", "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n", 403],
    ["a space in the target", "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["a raw byte in the target", "GET /\u00e9 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["an asterisk for a target", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["a header without a colon", get("/", ["nonsense"]), 400],
    ["a space before a colon", get("/", ["X-A : 1"]), 400],
    ["a folded header", get("/", ["X-A: 1", " 2"]), 400],
    ["a null in a header", get("/", ["X-A: a\u0000b"]), 400],
    ["two lengths", get("/", ["Content-Length: 1", "Content-Length: 2"], "POST"), 400],
    [
      "a length and chunks",
      get("/", ["Content-Length: 1", "Transfer-Encoding: chunked"], "POST"),
      400,
    ],
    ["a length that is none", get("/", ["Content-Length: x"], "POST"), 400],
    ["a tunnel", "CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n", 403],
    ["a URL of 8,193 bytes", get(`/${"a".repeat(8_192)}`), 414],
    ["headers beyond 32,768 bytes", get("/", [`X-A: ${"x".repeat(33_000)}`]), 494],
    ["headers beyond what the parser reads", get("/", [`X-A: ${"x".repeat(70_000)}`]), 494],
    [
      "thousands of headers",
      get(
        "/",
        Array.from({ length: 4_200 }, () => "X-A: 1"),
      ),
      494,
    ],
  ] as const) {
    it(`returns ${status} with CloudFront's page for ${title}`, async () => {
      const { port } = await listen();
      const { text, status: got } = await send(port, bytes);
      assert.equal(got, status);
      assert.match(text, /Server: CloudFront\r\n/);
      assert.match(text, /X-Cache: Error from cloudfront\r\n/);
      assert.match(text, /Request ID: [\w-]{54}==/);
      assert.equal(text.match(/^Date: /gm)?.length, 1);
      assert.doesNotMatch(text, /node_modules|\.ts|\/work|Error:|at /);
    });
  }

  it("keeps all of thousands of headers", async () => {
    const { port, seen } = await listen();
    await send(
      port,
      get(
        "/",
        Array.from({ length: 4_000 }, () => "X-A: 1"),
      ),
    );
    assert.equal(seen[0]?.headers["x-a"]?.length, 4_000);
  });

  it("accepts a URL of 8,192 bytes", async () => {
    const { port } = await listen();
    assert.equal((await send(port, get(`/${"a".repeat(8_191)}`))).status, 200);
  });

  it("counts header bytes as received", async () => {
    const { port } = await listen();
    const bare = get("/", ["X-A: "]).length - "\r\n".length;
    assert.equal((await send(port, get("/", [`X-A: ${"x".repeat(32_768 - bare)}`]))).status, 200);
    assert.equal((await send(port, get("/", [`X-A: ${"x".repeat(32_769 - bare)}`]))).status, 494);
  });

  for (const size of ["414", "494", "400"]) {
    it(`ends the connection after ${size}`, async () => {
      const { port } = await listen();
      const bytes = {
        "414": get(`/${"a".repeat(9_000)}`),
        "494": get("/", [`X-A: ${"x".repeat(40_000)}`]),
        "400": "nonsense\r\n\r\n",
      }[size];
      assert.equal((await send(port, bytes ?? "", 0)).closed, true);
    });
  }

  it("answers a request for a WebSocket as a plain one where no origin takes it, and ends the connection", async () => {
    const { port, logged } = await listen();
    const lines = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x"];
    const { status, closed } = await send(port, get("/a", lines), 0);
    assert.deepEqual({ status, closed, logged }, { status: 200, closed: true, logged: [] });
  });

  it("logs nothing for another upgrade", async () => {
    const { port, logged } = await listen();
    const lines = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: x"];
    assert.equal((await send(port, get("/a", lines))).status, 200);
    assert.deepEqual(logged, []);
  });

  it("ignores an unknown expectation, as CloudFront does", async () => {
    const { port } = await listen();
    assert.equal((await send(port, get("/a", ["Expect: wonders"]))).status, 200);
  });

  it("still serves requests afterwards", async () => {
    const { port } = await listen();
    await Promise.all(Array.from({ length: 50 }, () => send(port, "nonsense\r\n\r\n", 0)));
    assert.equal((await send(port, get("/a"))).status, 200);
  });
});
