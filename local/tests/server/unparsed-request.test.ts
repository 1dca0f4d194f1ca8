/** Bytes that no parser takes, on every port that listens, over real sockets. @module */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { afterEach, describe, it } from "mocha";
import type { EdgeResponse } from "../../services/cloudfront/edge.ts";
import { answerOf, closeAll, listen } from "../server/listening.ts";
import { get, open, send } from "../server/raw-client.ts";
import { withS3, withServer } from "../services/s3/fixture.ts";

/** The ports, and the status of a good GET on each without credentials. */
const ports = [
  {
    name: "the distribution's port",
    use: async (test: (port: number) => Promise<void>) => test((await listen()).port),
    good: 200,
  },
  {
    name: "the S3 port",
    use: (test: (port: number) => Promise<void>) => withS3(({ s3 }) => withServer(s3, test)),
    good: 404,
  },
] as const;

/** Reads until the server has closed. */
async function received(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (data) => {
    text += String(data);
  });
  await once(socket, "close");
  return text;
}

/** Statuses of all answers in a text, in order. */
function statuses(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
}

const chunked = get("/a", ["Transfer-Encoding: chunked"], "PUT");

const refused = [
  ["no request", "BAD\r\n\r\n"],
  ["an unknown transfer coding", get("/a", ["Transfer-Encoding: xchunked"], "PUT")],
  ["a chunk size that is no number", `${chunked}zz\r\nabc\r\n0\r\n\r\n`],
  ["two lengths", get("/a", ["Content-Length: 1", "Content-Length: 2"], "PUT")],
  ["a header without a colon", get("/a", ["nonsense"])],
] as const;

for (const { name, use, good } of ports) {
  describe(`bytes that are no request, on ${name}`, () => {
    afterEach(closeAll);

    for (const [title, bytes] of refused) {
      it(`returns 400 and closes for ${title}`, () =>
        use(async (port) => {
          const { text, closed } = await send(port, bytes, 0);
          assert.deepEqual([statuses(text), closed], [[400], true]);
          assert.match(text, /\r\nConnection: close\r\n/i);
        }));

      it(`answers two good requests before it refuses ${title}`, () =>
        use(async (port) => {
          const { text, closed } = await send(port, get("/a") + get("/b") + bytes, 0);
          assert.deepEqual([statuses(text), closed], [[good, good, 400], true]);
        }));
    }

    it("refuses what comes later on the connection, after its answer", () =>
      use(async (port) => {
        const socket = open(port);
        socket.once("data", () => socket.write("BAD\r\n\r\n"));
        socket.write(get("/a"));
        assert.deepEqual(statuses(await received(socket)), [good, 400]);
      }));

    it("refuses once, however much follows", () =>
      use(async (port) => {
        const { text } = await send(port, "BAD\r\n\r\n".repeat(1_000), 0);
        assert.deepEqual(statuses(text), [400]);
      }));

    it("takes nothing after a request that asks to close", () =>
      use(async (port) => {
        const { text, closed } = await send(port, `${get("/a", ["Connection: close"])}BAD`, 0);
        assert.deepEqual([statuses(text), closed], [[good], true]);
      }));

    it("answers a client that has closed its side", () =>
      use(async (port) => {
        const socket = open(port);
        socket.end(get("/a") + get("/b"));
        assert.deepEqual(statuses(await received(socket)), [good, good]);
      }));
  });
}

describe("interim answers", () => {
  afterEach(closeAll);
  const expecting = get("/b", ["Content-Length: 1", "Expect: 100-continue"], "POST");

  it("are written before the answer of a request alone", async () => {
    const { port } = await listen({}, async () => answerOf("b"));
    assert.deepEqual(statuses((await send(port, `${expecting}x`, 2)).text), [100, 200]);
  });

  it("wait for the answers before them, and go before their own", async () => {
    const { port } = await listen({}, async ({ path }) => answerOf(path));
    const last = get("/c", ["Connection: close"]);
    const { text } = await send(port, `${get("/a")}${expecting}x${last}`, 0);
    assert.deepEqual(statuses(text), [200, 100, 200, 200]);
    assert.match(text, /\r\n\r\n\/aHTTP.*Continue\r\n\r\nHTTP.*\r\n\r\n\/bHTTP.*\r\n\r\n\/c$/s);
  });
});

it("refuses a broken body that came before the turn of its interim answer", async () => {
  const { port } = await listen({}, async () => answerOf("a"));
  const broken = get("/b", ["Transfer-Encoding: chunked", "Expect: 100-continue"], "POST");
  const { text } = await send(port, `${get("/a")}${broken}zz\r\n`, 0);
  assert.deepEqual(statuses(text), [200, 400]);
  await closeAll();
});

describe("requests to upgrade", () => {
  afterEach(closeAll);
  const upgrade = ["Connection: Upgrade", "Upgrade: websocket"];

  it("end the connection, as nothing further is read there", async () => {
    const { port } = await listen();
    const { text, closed } = await send(port, get("/a", upgrade) + get("/b"), 0);
    assert.deepEqual([statuses(text), closed], [[200], true]);
  });

  it("may have a body of a known length", async () => {
    const { port, seen } = await listen();
    const { status } = await send(
      port,
      `${get("/a", [...upgrade, "Content-Length: 2"], "POST")}ab`,
    );
    assert.deepEqual([status, String(seen[0]?.body)], [200, "ab"]);
  });

  it("are refused when the client closes its side before the end of the body", async () => {
    const { port } = await listen();
    const socket = open(port);
    socket.end(`${get("/a", [...upgrade, "Content-Length: 2"], "POST")}a`);
    assert.deepEqual(statuses(await received(socket)), [400]);
  });

  it("are refused with a body in chunks, whose errors the parser does not report", async () => {
    const { port } = await listen();
    const request = get("/a", [...upgrade, "Transfer-Encoding: chunked"], "POST");
    const { text, closed } = await send(port, `${request}2\r\nabc\r\n`, 0);
    assert.deepEqual([statuses(text), closed], [[400], true]);
  });
});

describe("refusals behind answers under way", () => {
  afterEach(closeAll);

  for (const [title, refusedBytes, status] of [
    ["no request", "BAD\r\n\r\n", 400],
    ["a broken body", refused[2][1], 400],
    ["a chunk longer than its size", `${chunked}1\r\nabc\r\n0\r\n\r\n`, 400],
    ["a tunnel", "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n", 403],
  ] as const) {
    it(`waits with the refusal of ${title} until the answers before it are written`, async () => {
      const first = Promise.withResolvers<EdgeResponse>();
      const { port, seen } = await listen({}, ({ path }) =>
        path === "/slow" ? first.promise : Promise.resolve(answerOf("fast")),
      );
      const reply = send(port, get("/slow") + get("/fast") + refusedBytes, 0);
      while (seen.length < 2) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      first.resolve(answerOf("slow"));
      const { text, closed } = await reply;
      assert.deepEqual([statuses(text), closed], [[200, 200, status], true]);
      assert.match(text, /\r\n\r\nslowHTTP.*\r\n\r\nfastHTTP/s);
    });
  }

  it("refuses behind the answers to a client that has closed its side", async () => {
    const first = Promise.withResolvers<EdgeResponse>();
    const { front, port } = await listen({}, () => first.promise);
    // Registered after Node's own: the server has seen the client's end when this runs.
    front.server.on("connection", (accepted) => {
      accepted.on("end", () => first.resolve(answerOf("slow")));
    });
    const socket = open(port);
    socket.end(`${get("/slow")}BAD\r\n\r\n`);
    assert.deepEqual(statuses(await received(socket)), [200, 400]);
  });

  it("writes nothing into an answer that has begun when its body breaks", () => {
    const ended = Promise.withResolvers<void>();
    return withServer(
      {
        listener: (_request, response) => {
          response.writeHead(200, { "Content-Length": "2" });
          response.write("o");
          void ended.promise.then(() => response.end("k"));
        },
      },
      async (port) => {
        const socket = open(port);
        socket.once("data", () => socket.write("zz\r\n", () => setImmediate(ended.resolve)));
        socket.write(chunked);
        const text = await received(socket);
        assert.deepEqual(statuses(text), [200]);
        assert.match(text, /\r\n\r\nok$/);
      },
    );
  });
});
