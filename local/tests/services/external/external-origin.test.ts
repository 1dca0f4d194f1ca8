/**
 * Origins outside of the program.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "mocha";
import { headersFromRaw, headerValue } from "../../../http/header-map.ts";
import { OriginError, type OriginRequest } from "../../../http/message.ts";
import { listenOnLoopback } from "../../../server/loopback.ts";
import { connectExternal } from "../../../services/external/external-origin.ts";
import { readOriginMapping } from "../../../services/external/origin-mapping.ts";

describe("readOriginMapping", () => {
  it("reads addresses of this machine by name, in any case", () => {
    const mapping = readOriginMapping(
      { "API.example.com.": "http://127.0.0.1:3000", b: "http://localhost:1", c: "http://[::1]:2" },
      false,
    );
    assert.deepEqual(
      [...mapping].map(([name, url]) => [name, url.host]),
      [
        ["api.example.com", "127.0.0.1:3000"],
        ["b", "localhost:1"],
        ["c", "[::1]:2"],
      ],
    );
  });

  for (const address of [
    "",
    "127.0.0.1:3000",
    "ftp://127.0.0.1",
    "http://127.0.0.1/path",
    "http://u:p@127.0.0.1",
    "http://127.0.0.1/?q",
  ]) {
    it(`refuses the address ${JSON.stringify(address)}`, () => {
      assert.throws(() => readOriginMapping({ a: address }, true), {
        fault: "usage",
        message: `--origin a must be like http://127.0.0.1:3000, without a path, got ${JSON.stringify(address)}`,
      });
    });
  }

  for (const host of ["example.com", "192.0.2.1", "127.0.0.1.example.com", "0.0.0.0"]) {
    it(`refuses ${host} unless the network is allowed`, () => {
      const given = { a: `http://${host}:80` };
      assert.throws(() => readOriginMapping(given, false), {
        message: /must be an address of this machine, unless --allow-network is given/,
      });
      assert.equal(readOriginMapping(given, true).get("a")?.hostname, host);
    });
  }
});

describe("connectExternal", () => {
  let server: Server;
  let url: URL;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  before(async () => {
    server = createServer((received, response) => answer(received, response));
    url = new URL(`http://127.0.0.1:${await listenOnLoopback(server, 0)}`);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const request: OriginRequest = {
    method: "POST",
    path: "/a%2Fb",
    querystring: "x=1&x=2",
    headers: headersFromRaw([
      "Host",
      "api.example.com",
      "X-Mixed",
      "a",
      "Connection",
      "close",
      "TE",
      "trailers",
    ]),
    body: Buffer.from("body"),
  };

  async function ask(sent = request) {
    const connection = connectExternal("api.example.com", url);
    await connection.connect();
    return connection.send(sent);
  }

  it("sends the request as it is, without the headers of its connection", async () => {
    answer = (received, response) => {
      void text(received).then((content) =>
        response.end(JSON.stringify([received.method, received.url, received.headers, content])),
      );
    };
    const answered = await ask();
    const [method, target, headers, sent] = JSON.parse(answered.body.toString());
    assert.deepEqual([method, target, sent], ["POST", "/a%2Fb?x=1&x=2", "body"]);
    assert.deepEqual(
      [headers.host, headers["x-mixed"], headers.te],
      ["api.example.com", "a", undefined],
    );
  });

  it("returns redirects, several headers of one name and chunked bodies", async () => {
    answer = (_received, response) => {
      response.writeHead(302, "Moved", [
        "Location",
        "/there",
        "Set-Cookie",
        "a=1",
        "Set-Cookie",
        "b=2",
      ]);
      response.write("one ");
      response.end("two");
    };
    const { status, statusDescription, headers, body } = await ask();
    assert.deepEqual([status, statusDescription, body.toString()], [302, "Moved", "one two"]);
    assert.equal(headerValue(headers, "location"), "/there");
    assert.deepEqual(
      headers["set-cookie"]?.map(({ value }) => value),
      ["a=1", "b=2"],
    );
    assert.equal(headers["transfer-encoding"], undefined);
  });

  it("fails as an origin where the answer breaks off, is no HTTP, or is too large", async () => {
    const isInvalid = (error: unknown) => error instanceof OriginError && error.fault === "invalid";
    answer = (_received, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("half");
      response.socket?.end();
    };
    await assert.rejects(ask(), isInvalid);
    answer = (received) => received.socket.end("not HTTP\r\n\r\n");
    await assert.rejects(ask(), isInvalid);
    const megabyte = Buffer.alloc(1024 * 1024);
    answer = (_received, response) => {
      const more = () => response.writable && response.write(megabyte, () => setImmediate(more));
      response.on("error", () => undefined);
      more();
    };
    await assert.rejects(ask(), isInvalid);
  });

  it("fails as an unreachable origin where nothing listens", async () => {
    const free = createServer();
    const port = await listenOnLoopback(free, 0);
    await new Promise((done) => free.close(done));
    const connection = connectExternal("api.example.com", new URL(`http://127.0.0.1:${port}`));
    await assert.rejects(connection.connect(), (error) => {
      assert.ok(error instanceof OriginError && error.fault === "connect");
      assert.equal(error.message, `api.example.com cannot be reached at 127.0.0.1:${port}`);
      return true;
    });
  });
});
