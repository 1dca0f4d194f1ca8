/**
 * S3 over a socket, byte by byte: what no well-behaved client would send.
 *
 * @module
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, it } from "mocha";
import { createListener, maxBodyBytes } from "../../../services/s3/listener.ts";
import { type Fixture, withS3, withServer } from "./fixture.ts";

const signed = [
  "Host: 127.0.0.1",
  `Authorization: AWS4-HMAC-SHA256 Credential=KEY/20261121/eu-west-1/s3/aws4_request,SignedHeaders=host,Signature=${"0".repeat(64)}`,
  "x-amz-date: 20261121T120000Z",
  "x-amz-content-sha256: UNSIGNED-PAYLOAD",
].join("\r\n");

/** Sends text and reads what comes back until the peer closes, or says nothing for a minute. */
async function exchange(port: number, ...texts: readonly string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const { promise, resolve } = Promise.withResolvers<string>();
  let received = "";
  socket.on("data", (data) => {
    received += data.toString("latin1");
  });
  socket.on("error", () => resolve(received));
  socket.on("close", () => resolve(received));
  socket.setTimeout(60_000, () => socket.destroy());
  for (const text of texts) {
    socket.write(text);
  }
  return promise;
}

function withPort(test: (port: number, fixture: Fixture) => Promise<void>): Promise<void> {
  return withS3((fixture) => withServer(fixture.s3, (port) => test(port, fixture)));
}

describe("listener", () => {
  it("returns headers in S3's casing", () =>
    withPort(async (port) => {
      const request = `HEAD /plain HTTP/1.1\r\n${signed}\r\nConnection: close\r\n\r\n`;
      const answer = await exchange(port, request);
      assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
      assert.match(answer, /\r\nServer: AmazonS3\r\n/);
      assert.match(answer, /\r\nx-amz-bucket-region: eu-west-1\r\n/);
      assert.equal(answer.match(/\r\nDate: /g)?.length, 1);
    }));

  for (const [title, lines, expected] of [
    ["a rebound name", ["Host: evil.example:8081"], 403],
    ["a page of another site", ["Host: 127.0.0.1:8081", "Origin: https://evil.example"], 403],
    ["a page of another port", ["Host: 127.0.0.1:8081", "Origin: http://127.0.0.1:8080"], 403],
    ["an image in a page", ["Host: 127.0.0.1:8081", "Sec-Fetch-Site: cross-site"], 403],
    ["a bucket's name of this machine", ["Host: plain.localhost:8081"], 200],
    ["a name of AWS", ["Host: s3.eu-west-1.amazonaws.com"], 200],
    ["an address typed in", ["Host: localhost", "Sec-Fetch-Site: none"], 200],
  ] as const) {
    it(`returns ${expected} for ${title}`, () =>
      withPort(async (port, { ask }) => {
        await ask("PUT", "/plain/a", { body: "here" });
        const own = signed.replace("Host: 127.0.0.1", lines.join("\r\n"));
        const path = lines.join().includes("plain.") ? "/a" : "/plain/a";
        const answer = await exchange(
          port,
          `GET ${path} HTTP/1.1\r\n${own}\r\nConnection: close\r\n\r\n`,
        );
        assert.match(answer, new RegExp(`^HTTP/1\\.1 ${expected} `));
      }));
  }

  it("accepts an absolute request target", () =>
    withPort(async (port, { ask }) => {
      await ask("PUT", "/plain/a", { body: "here" });
      const target = "http://127.0.0.1/plain/a?x-id=GetObject";
      const answer = await exchange(
        port,
        `GET ${target} HTTP/1.1\r\n${signed}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /\r\n\r\nhere$/);
    }));

  it("keeps a key with dot segments, as curl --path-as-is sends it, below its bucket", () =>
    withPort(async (port, { ask }) => {
      const path = "/plain/../../../../etc/passwd";
      const put = `PUT ${path} HTTP/1.1\r\n${signed}\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx`;
      assert.match(await exchange(port, put), /^HTTP\/1\.1 200 /);
      assert.equal((await ask("GET", path)).body.toString(), "x");
    }));

  for (const [title, request, expected] of [
    ["an anonymous request", "GET /plain/a HTTP/1.1\r\nHost: a\r\n", "403 Forbidden"],
    ["a target that is no path", `OPTIONS * HTTP/1.1\r\n${signed}\r\n`, "400 Bad Request"],
    ["a broken escape", `GET /plain/%zz HTTP/1.1\r\n${signed}\r\n`, "400 Bad Request"],
    ["a put without a length", `PUT /plain/a HTTP/1.1\r\n${signed}\r\n`, "411 Length Required"],
    [
      "a put in chunks of HTTP",
      `PUT /plain/a HTTP/1.1\r\n${signed}\r\nTransfer-Encoding: chunked\r\n`,
      "501 Not Implemented",
    ],
    [
      "a body declared too large",
      `PUT /plain/a HTTP/1.1\r\n${signed}\r\nContent-Length: ${maxBodyBytes + 1}\r\n`,
      "400 Bad Request",
    ],
    [
      "headers beyond what Node reads",
      `GET / HTTP/1.1\r\n${signed}\r\nX: ${"a".repeat(20_000)}\r\n`,
      "400 Bad Request",
    ],
    ["a method of one's own", `BREW /plain/a HTTP/1.1\r\n${signed}\r\n`, "400 Bad Request"],
  ] as const) {
    it(`returns ${expected.trim()} for ${title}`, () =>
      withPort(async (port) => {
        const answer = await exchange(port, `${request}Connection: close\r\n\r\n`);
        assert.equal(
          answer.slice("HTTP/1.1 ".length, "HTTP/1.1 ".length + expected.length),
          expected,
        );
      }));
  }

  it("reports why a body is too large", () =>
    withPort(async (port) => {
      const head = `PUT /plain/a HTTP/1.1\r\n${signed}\r\nContent-Length: ${maxBodyBytes + 1}\r\nConnection: close\r\n\r\n`;
      assert.match(await exchange(port, head), /<Code>EntityTooLarge<\/Code>/);
    }));

  it("stops buffering a body beyond the limit", () =>
    withPort(async (port) => {
      const streaming = signed.replace("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
      const piece = "a".repeat(8 * 1024 * 1024);
      const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
      const head = `PUT /plain/a HTTP/1.1\r\n${streaming}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
      const answer = await exchange(port, head, ...Array<string>(9).fill(chunk), "0\r\n\r\n");
      assert.match(answer, /^HTTP\/1\.1 400 .*<Code>EntityTooLarge<\/Code>/s);
    }));

  it("continues after a client disconnects during a body", () =>
    withPort(async (port, { ask }) => {
      const socket = connect(port, "127.0.0.1");
      const head = `PUT /plain/a HTTP/1.1\r\n${signed}\r\nContent-Length: 10\r\n\r\nhalf`;
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.destroy();
      await closed;
      const answer = await exchange(
        port,
        `HEAD /plain HTTP/1.1\r\n${signed}\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 200 /);
      assert.equal((await ask("GET", "/plain/a")).status, 404);
    }));

  it("closes the connection, and continues, for a header that cannot be written", async () => {
    const answers = [
      { status: 200, headers: { a: "b\n" }, body: Buffer.alloc(0) },
      { status: 200, headers: {}, body: Buffer.from("next") },
    ];
    const handle = async () => answers.shift() ?? assert.fail("asked three times");
    await withServer({ listener: createListener(handle) }, async (port) => {
      const request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      assert.equal(await exchange(port, request), "");
      assert.match(await exchange(port, request), /\r\nnext\r\n/);
    });
  });

  it("notices a delete that overtakes a conditional write still arriving", () =>
    withPort(async (port, { ask }) => {
      const socket = connect(port, "127.0.0.1");
      const read = async () => String((await once(socket, "data"))[0]);
      const head = `PUT /plain/a HTTP/1.1\r\n${signed}\r\nIf-None-Match: *\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n`;
      socket.write(head);
      // Node says so just before it calls the listener.
      assert.match(await read(), /^HTTP\/1\.1 100 /);
      await ask("DELETE", "/plain/a");
      socket.write("body");
      assert.match(await read(), /^HTTP\/1\.1 409 /);
      socket.destroy();
    }));
});
