/**
 * What a handler streams becomes the response of its function URL.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readStreamedAnswer } from "../../../services/function-url/streamed-answer.ts";
import { httpIntegrationType } from "../../../services/lambda/protocol.ts";

const bytes = (...parts: readonly (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const zeros = Buffer.alloc(8);

function read(contentType: string | undefined, body: Uint8Array, method = "GET") {
  const reading = readStreamedAnswer({ contentType, body }, method);
  return reading.kind === "invalid"
    ? reading.reason
    : {
        status: reading.message.status,
        type: reading.message.headers["content-type"]?.map(({ value }) => value),
        cookies: reading.message.headers["set-cookie"]?.map(({ value }) => value),
        body: reading.message.body.toString("latin1"),
      };
}

describe("readStreamedAnswer", () => {
  it("has the type that the handler set, or the one of bytes", () => {
    const body = bytes("plain");
    const expected = { status: 200, cookies: undefined, body: "plain" };
    assert.deepEqual(read("text/plain", body), { ...expected, type: ["text/plain"] });
    assert.deepEqual(read(undefined, body), { ...expected, type: ["application/octet-stream"] });
  });

  it("has status, headers and cookies of the metadata, and the bytes after it", () => {
    const metadata = '{"statusCode":418,"headers":{"Content-Type":"text/html"},"cookies":["a=b"]}';
    assert.deepEqual(read(httpIntegrationType, bytes(metadata, zeros, "\u0000é")), {
      status: 418,
      type: ["text/html"],
      cookies: ["a=b"],
      body: bytes("\u0000é").toString("latin1"),
    });
  });

  it("is 200 where the metadata has no status", () => {
    const answer = read(httpIntegrationType, bytes("{}", zeros, "x"));
    assert.ok(typeof answer === "object");
    assert.equal(answer.status, 200);
  });

  for (const [title, body] of [
    ["no delimiter", bytes("{}")],
    ["no JSON", bytes("{", zeros)],
    ["a text", bytes('"x"', zeros)],
  ] as const) {
    it(`refuses metadata with ${title}`, () => {
      assert.equal(
        read(httpIntegrationType, body),
        "its stream must begin with metadata and eight zero bytes",
      );
    });
  }
});
