/**
 * Compression at the edge.
 *
 * @module
 */
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, it } from "mocha";
import { headerValue } from "../../../../http/header-map.ts";
import type { Message } from "../../../../http/message.ts";
import {
  chooseEncoding,
  compress,
  isCompressible,
} from "../../../../services/cloudfront/cache/compression.ts";
import { cachingDisabled, compressing, message } from "../cache-fixtures.ts";

/** JSON of a size, with more headers from names and values in turn. */
function json(bytes: number, ...raw: string[]): Message {
  const body = Buffer.alloc(bytes, "1");
  return message(body, "content-type", "application/json", "content-length", String(bytes), ...raw);
}

describe("isCompressible", () => {
  for (const [title, answer, behavior, httpVersion, expected] of [
    ["takes JSON of 1,000 bytes", json(1_000), compressing(), "1.1", true],
    ["refuses 999 bytes", json(999), compressing(), "1.1", false],
    ["takes 10,000,000 bytes", json(10_000_000), compressing(), "1.1", true],
    ["refuses 10,000,001 bytes", json(10_000_001), compressing(), "1.1", false],
    ["takes HTTP/2", json(1_000), compressing(), "2.0", true],
    ["refuses HTTP/1.0", json(1_000), compressing(), "1.0", false],
    ["takes one flag", json(1_000), compressing({ gzip: false }), "1.1", true],
    ["takes the other flag", json(1_000), compressing({ brotli: false }), "1.1", true],
    [
      "refuses without a flag",
      json(1_000),
      compressing({ gzip: false, brotli: false }),
      "1.1",
      false,
    ],
    [
      "refuses when the behavior does not compress",
      json(1_000),
      { ...compressing(), compress: false },
      "1.1",
      false,
    ],
    [
      "refuses with caching off",
      json(1_000),
      { compress: true, cachePolicy: { ...cachingDisabled, gzip: true } },
      "1.1",
      false,
    ],
    [
      "refuses when the policy lists Accept-Encoding",
      json(1_000),
      compressing({ headers: { kind: "allow", names: ["accept-encoding"] } }),
      "1.1",
      false,
    ],
    ["takes 403", { ...json(1_000), status: 403 }, compressing(), "1.1", true],
    ["takes 404", { ...json(1_000), status: 404 }, compressing(), "1.1", true],
    ["refuses 206", { ...json(1_000), status: 206 }, compressing(), "1.1", false],
    ["refuses 500", { ...json(1_000), status: 500 }, compressing(), "1.1", false],
    [
      "refuses what is compressed",
      json(1_000, "content-encoding", "gzip"),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses what says identity",
      json(1_000, "content-encoding", "identity"),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses a body without a declared size",
      message("1".repeat(1_000), "content-type", "application/json"),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses a declared size that is no number",
      message("1".repeat(1_000), "content-type", "application/json", "content-length", "1e3"),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses an empty body",
      message("", "content-type", "application/json", "content-length", "1000"),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses a body larger than it says",
      message(
        Buffer.alloc(10_000_001),
        "content-type",
        "application/json",
        "content-length",
        "1000",
      ),
      compressing(),
      "1.1",
      false,
    ],
    [
      "refuses a body without a type",
      message("1".repeat(1_000), "content-length", "1000"),
      compressing(),
      "1.1",
      false,
    ],
  ] as const) {
    it(title, () => assert.equal(isCompressible(answer, behavior, httpVersion), expected));
  }

  for (const [type, expected] of [
    ["text/html; charset=utf-8", true],
    ["TEXT/HTML ;charset=utf-8", true],
    ["image/svg+xml", true],
    ["application/wasm", true],
    ["application/pdf", true],
    ["text/javascript", true],
    ["image/png", false],
    ["application/problem+json", false],
    ["application/octet-stream", false],
    ["text", false],
    ["", false],
  ] as const) {
    it(`${expected ? "takes" : "refuses"} the type ${JSON.stringify(type)}`, () => {
      const answer = message("1".repeat(1_000), "content-type", type, "content-length", "1000");
      assert.equal(isCompressible(answer, compressing(), "1.1"), expected);
    });
  }
});

describe("chooseEncoding", () => {
  for (const [normalized, expected] of [
    ["br,gzip", "br"],
    ["br", "br"],
    ["gzip", "gzip"],
    ["", "identity"],
  ] as const) {
    it(`chooses ${expected} for ${JSON.stringify(normalized)}`, () => {
      assert.equal(chooseEncoding(normalized), expected);
    });
  }
});

describe("compress", () => {
  it("gives back the message for no coding", () => {
    const answer = json(1_000);
    assert.equal(compress(answer, "identity"), answer);
  });

  for (const [encoding, decode] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const) {
    it(`encodes as ${encoding} with its Content-Encoding, and does not change the original`, () => {
      const answer = json(5_000, "etag", '"1"', "x-a", "1");
      const small = compress(answer, encoding);
      assert.ok(small.body.length < 500);
      assert.equal(headerValue(small.headers, "content-encoding"), encoding);
      assert.equal(headerValue(small.headers, "content-length"), undefined);
      assert.equal(headerValue(small.headers, "vary"), "Accept-Encoding");
      assert.equal(headerValue(small.headers, "etag"), 'W/"1"');
      assert.equal(headerValue(small.headers, "x-a"), "1");
      assert.equal(headerValue(answer.headers, "content-length"), "5000");
      assert.equal(headerValue(answer.headers, "etag"), '"1"');
    });

    it(`makes ${encoding} that reads back as any body`, () => {
      fc.assert(
        fc.property(fc.uint8Array(), (bytes) => {
          const body = Buffer.from(bytes);
          assert.deepEqual(decode(compress(message(body), encoding).body), body);
        }),
      );
    });
  }

  for (const [title, etag, expected] of [
    ["makes a strong tag weak", '"1"', 'W/"1"'],
    ["keeps a weak tag", 'W/"1"', 'W/"1"'],
    ["removes an invalid tag", "1", undefined],
  ] as const) {
    it(title, () => {
      const small = compress(json(1_000, "etag", etag), "gzip");
      assert.equal(headerValue(small.headers, "etag"), expected);
    });
  }

  it("adds to a Vary that is there", () => {
    const small = compress(json(1_000, "vary", "Origin"), "gzip");
    assert.equal(headerValue(small.headers, "vary"), "Origin, Accept-Encoding");
  });
});
