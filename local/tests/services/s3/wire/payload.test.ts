/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { openPayload } from "../../../../services/s3/wire/payload.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

const streaming = {
  "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "x-amz-decoded-content-length": "5",
  "x-amz-trailer": "x-amz-checksum-crc32",
};
const chunked = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
const checksum = { algorithm: "CRC32", value: "NhCmhg==", type: "FULL_OBJECT" };
const sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const md5 = "5d41402abc4b2a76b9719d911017c592";

describe("openPayload", () => {
  for (const [title, headers, body, expected] of [
    ["with nothing said of it", {}, "hello", undefined],
    ["with its SHA-256", { "x-amz-content-sha256": sha256 }, "hello", undefined],
    ["said to be unsigned", { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }, "hello", undefined],
    ["with its MD5", { "content-md5": "XUFAKrxLKna5cZ2REBfFkg==" }, "hello", undefined],
    ["with a checksum in a header", { "x-amz-checksum-crc32": "NhCmhg==" }, "hello", checksum],
    ["with a checksum in a trailer", streaming, chunked, checksum],
    [
      "in signed chunks",
      {
        "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "x-amz-decoded-content-length": "5",
      },
      "5;chunk-signature=ab\r\nhello\r\n0;chunk-signature=cd\r\n\r\n",
      undefined,
    ],
  ] as const) {
    it(`opens a body ${title}`, () => {
      const payload = openPayload(headers, Buffer.from(body));
      assert.deepEqual(payload, { data: Buffer.from("hello"), md5, checksum: expected });
    });
  }

  for (const [title, headers, body, code] of [
    [
      "another SHA-256",
      { "x-amz-content-sha256": "0".repeat(64) },
      "hello",
      "XAmzContentSHA256Mismatch",
    ],
    ["another MD5", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" }, "hello", "BadDigest"],
    ["an MD5 of the wrong length", { "content-md5": "AAAA" }, "hello", "InvalidDigest"],
    ["an empty MD5", { "content-md5": "" }, "hello", "InvalidDigest"],
    ["another checksum", { "x-amz-checksum-crc32": "AAAAAA==" }, "hello", "BadDigest"],
    [
      "a checksum of the wrong length",
      { "x-amz-checksum-crc32": "AAAA" },
      "hello",
      "InvalidRequest",
    ],
    [
      "two checksums",
      { "x-amz-checksum-crc32": "NhCmhg==", "x-amz-checksum-sha1": "qvTGHdzF6KLavt4PO0gs2a6pQ00=" },
      "hello",
      "InvalidRequest",
    ],
    [
      "another checksum in the trailer",
      streaming,
      chunked.replace("NhCmhg", "AAAAAA"),
      "BadDigest",
    ],
    [
      "a trailer that was announced and is not there",
      streaming,
      "5\r\nhello\r\n0\r\n\r\n",
      "MalformedTrailerError",
    ],
    ["a stream that is not chunked", streaming, "hello", "IncompleteBody"],
    ["a stream cut short", streaming, chunked.slice(0, 6), "IncompleteBody"],
    [
      "a stream of another length",
      { ...streaming, "x-amz-decoded-content-length": "6" },
      chunked,
      "IncompleteBody",
    ],
    [
      "a stream without its length",
      { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER" },
      chunked,
      "MissingContentLength",
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => openPayload(headers, Buffer.from(body)),
        (error: S3Error) => error.code === code,
      );
    });
  }
});
