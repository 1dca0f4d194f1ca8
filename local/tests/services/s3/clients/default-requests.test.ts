/**
 * What the SDKs for Go and Java, MinIO's clients and curl send by default, byte by byte, since none of them is needed for it:
 * `Expect: 100-continue`, checksums in trailers, signed chunks, the region of a bucket, and both styles of address.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @module
 */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, it } from "mocha";
import { type Fixture, withS3, withServer } from "../fixture.ts";

const authorization = `AWS4-HMAC-SHA256 Credential=KEY/20261121/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
const signature = "0".repeat(64);
const trailer = "x-amz-checksum-crc32:NhCmhg==\r\n";

/** A request with the headers that every signed request has. */
function message(start: string, headers: Readonly<Record<string, string>>, body: string): string {
  const own = {
    Host: "127.0.0.1",
    Authorization: authorization,
    "X-Amz-Date": "20261121T120000Z",
    "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD",
    "Content-Length": String(Buffer.byteLength(body)),
    ...headers,
    Connection: "close",
  };
  const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  return `${start} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** Everything that comes back for a text. */
function exchange(port: number, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (data) => {
    received += data.toString("latin1");
  });
  socket.once("error", reject);
  socket.once("close", () => resolve(received));
  socket.write(text);
  return promise;
}

function withPort(test: (port: number, fixture: Fixture) => Promise<void>): Promise<void> {
  return withS3((fixture) => withServer(fixture.s3, (port) => test(port, fixture)));
}

const streaming = {
  "Content-Encoding": "aws-chunked",
  "X-Amz-Decoded-Content-Length": "5",
  "X-Amz-Trailer": "x-amz-checksum-crc32",
  "X-Amz-Sdk-Checksum-Algorithm": "CRC32",
};

describe("an upload as SDKs send it by default", () => {
  for (const [title, headers, body, expected] of [
    ["with Expect: 100-continue", { Expect: "100-continue" }, "hello", "200"],
    [
      "with its checksum in a trailer",
      { ...streaming, "X-Amz-Content-Sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" },
      `5\r\nhello\r\n0\r\n${trailer}\r\n`,
      "200",
    ],
    [
      "with signed chunks and a signed trailer",
      { ...streaming, "X-Amz-Content-Sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" },
      `5;chunk-signature=${signature}\r\nhello\r\n0;chunk-signature=${signature}\r\n${trailer}x-amz-trailer-signature:${signature}\r\n\r\n`,
      "200",
    ],
    [
      "with signed chunks",
      {
        "Content-Encoding": "aws-chunked",
        "X-Amz-Decoded-Content-Length": "5",
        "X-Amz-Content-Sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      },
      `5;chunk-signature=${signature}\r\nhello\r\n0;chunk-signature=${signature}\r\n\r\n`,
      "200",
    ],
    [
      "with a wrong checksum in its trailer",
      { ...streaming, "X-Amz-Content-Sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" },
      "5\r\nhellO\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n",
      "400 BadDigest",
    ],
    [
      "without the trailer that it announced",
      { ...streaming, "X-Amz-Content-Sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" },
      "5\r\nhello\r\n0\r\n\r\n",
      "400 MalformedTrailerError",
    ],
    [
      "cut off within a chunk",
      { ...streaming, "X-Amz-Content-Sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" },
      "5\r\nhel",
      "400 IncompleteBody",
    ],
    [
      "with the checksum in a header",
      { "X-Amz-Checksum-Crc32": "NhCmhg==", "X-Amz-Sdk-Checksum-Algorithm": "CRC32" },
      "hello",
      "200",
    ],
  ] as const) {
    it(`${title} returns ${expected}`, () =>
      withPort(async (port, { ask }) => {
        const text = message("PUT /plain/a?x-id=PutObject", headers, body);
        const answer = await exchange(port, text);
        const code = /<Code>(\w+)<\/Code>/.exec(answer)?.[1];
        const status = /^HTTP\/1\.1 (\d+) /m.exec(answer.replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, ""));
        assert.equal([status?.[1], code].filter((part) => part !== undefined).join(" "), expected);
        const stored = await ask("GET", "/plain/a");
        assert.equal(stored.status, expected === "200" ? 200 : 404);
        assert.equal(stored.headers["content-encoding"], undefined);
        assert.equal(expected !== "200" || stored.body.toString() === "hello", true);
      }));
  }

  it("is told to go on when it asks", () =>
    withPort(async (port) => {
      const go = message("PUT /plain/a", { Expect: "100-continue" }, "hello");
      assert.match(await exchange(port, go), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
    }));
});

describe("a download as SDKs ask for it by default", () => {
  it("has the checksum where it is asked for, and not otherwise", () =>
    withPort(async (port, { ask }) => {
      await ask("PUT", "/plain/a", {
        body: "hello",
        headers: { "x-amz-checksum-crc32": "NhCmhg==" },
      });
      const mode = { "X-Amz-Checksum-Mode": "ENABLED", "Accept-Encoding": "identity" };
      const asked = await exchange(port, message("GET /plain/a?x-id=GetObject", mode, ""));
      assert.match(asked, /\r\nx-amz-checksum-crc32: NhCmhg==\r\n/i);
      assert.doesNotMatch(await exchange(port, message("GET /plain/a", {}, "")), /x-amz-checksum/i);
    }));

  for (const [host, path] of [
    ["127.0.0.1:9000", "/plain/a"],
    ["s3.localhost:9000", "/plain/a"],
    ["plain.localhost:9000", "/a"],
    ["plain.s3.localhost:9000", "/a"],
    ["plain.s3.eu-west-1.amazonaws.com", "/a"],
    ["plain.s3.dualstack.eu-west-1.amazonaws.com", "/a"],
    ["s3.eu-west-1.amazonaws.com", "/plain/a"],
  ] as const) {
    it(`finds the object at ${host}${path}`, () =>
      withPort(async (port, { ask }) => {
        await ask("PUT", "/plain/a", { body: "hello" });
        assert.match(
          await exchange(port, message(`GET ${path}`, { Host: host }, "")),
          /\r\n\r\nhello$/,
        );
      }));
  }

  it("learns the Region of a bucket from HeadBucket", () =>
    withPort(async (port) => {
      const answer = await exchange(port, message("HEAD /plain/", {}, ""));
      assert.match(answer, /^HTTP\/1\.1 200 .*\r\nx-amz-bucket-region: eu-west-1\r\n/s);
    }));
});
