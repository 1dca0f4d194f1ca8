/**
 * A WebSocket through a distribution to an origin outside of the program.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { listenOnLoopback } from "../../server/loopback.ts";
import { type Local, startLocal } from "../../start-local.ts";
import { send } from "../server/raw-client.ts";

/** RFC 6455 section 1.3. */
const acceptOf = (key: string) =>
  createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");

/** A text frame of a server, of at most 125 bytes. */
const frame = (text: string) =>
  Buffer.concat([Buffer.from([0x81, Buffer.byteLength(text)]), Buffer.from(text)]);

/** The text of a masked frame of a client, of at most 125 bytes. */
function textOf(bytes: Buffer): string {
  const length = (bytes[1] ?? 0) & 0x7f;
  const mask = bytes.subarray(2, 6);
  return Buffer.from(
    bytes.subarray(6, 6 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  ).toString();
}

describe("a WebSocket through a distribution", () => {
  const requested: string[] = [];
  const sockets = new Set<Duplex>();
  let backend: Server;
  let dataFolder: string;
  let local: Local;

  before(async () => {
    backend = createServer((_request, response) => response.end("plain"));
    backend.on("upgrade", (request, socket: Duplex) => {
      const { url, headers } = request;
      requested.push(`${url} ${headers.host} ${headers["x-from"]} ${headers.cookie}`);
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      if (url === "/refused") {
        socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
        return;
      }
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(headers["sec-websocket-key"] ?? "")}\r\n\r\n`,
      );
      socket.write(frame("hello"));
      socket.on("data", (bytes: Buffer) => socket.write(frame(`echo ${textOf(bytes)}`)));
    });
    const port = await listenOnLoopback(backend, 0);
    dataFolder = await mkdtemp(join(tmpdir(), "web-socket-"));
    local = await startLocal({
      root: join(import.meta.dirname, "external-origin"),
      dataFolder,
      origins: { "app.internal.example.com": `http://127.0.0.1:${port}` },
      log: () => undefined,
    });
  });
  after(async () => {
    await local?.close();
    for (const socket of sockets) {
      socket.destroy();
    }
    backend?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const open = (path: string) => new WebSocket(`${local.url.replace("http", "ws")}${path}`);
  const next = async (socket: WebSocket) =>
    (await once(socket as unknown as EventTarget, "message"))[0] as MessageEvent;

  it("is joined with the origin, whose request has what the behavior forwards", async () => {
    const socket = open("/chat?room=1");
    assert.equal((await next(socket)).data, "hello");
    socket.send("one");
    assert.equal((await next(socket)).data, "echo one");
    socket.send("two");
    assert.equal((await next(socket)).data, "echo two");
    assert.deepEqual(requested.splice(0), [
      "/chat?room=1 app.internal.example.com cloudfront undefined",
    ]);
    socket.close();
  });

  it("is refused with the response of an origin that does not take it", async () => {
    const { port } = new URL(local.url);
    const lines = ["Host: 127.0.0.1", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x"];
    const { status, text } = await send(
      Number(port),
      ["GET /refused HTTP/1.1", ...lines, "", ""].join("\r\n"),
      0,
    );
    assert.equal(status, 403);
    assert.match(text, /\r\n\r\nno$/);
  });

  it("is answered as a plain request behind one that has no response yet", async () => {
    const { port } = new URL(local.url);
    const host = "Host: 127.0.0.1";
    const lines = [host, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x"];
    const { text } = await send(
      Number(port),
      ["GET /a HTTP/1.1", host, "", "GET /b HTTP/1.1", ...lines, "", ""].join("\r\n"),
      2,
    );
    assert.equal(text.match(/HTTP\/1\.1 200/g)?.length, 2);
    assert.equal(text.match(/plain/g)?.length, 2);
  });

  it("is closed for the viewer when the origin closes it", async () => {
    const socket = open("/chat");
    await next(socket);
    const closed = once(socket as unknown as EventTarget, "close");
    for (const each of sockets) {
      each.destroy();
    }
    await closed;
    assert.equal(socket.readyState, WebSocket.CLOSED);
  });
});
