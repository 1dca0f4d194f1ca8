/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decodeKey, resolveAddress, resourceArn } from "../../../../services/s3/wire/address.ts";
import { encodeStrictly } from "../../../../services/s3/wire/percent-encoding.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

describe("resolveAddress", () => {
  for (const [host, path, bucket, key, region] of [
    ["127.0.0.1:9000", "/", undefined, "", undefined],
    ["127.0.0.1:9000", "/season", "season", "", undefined],
    ["127.0.0.1:9000", "/season/", "season", "", undefined],
    ["127.0.0.1:9000", "/season/a/b.json", "season", "a/b.json", undefined],
    ["[::1]:9000", "/season/a", "season", "a", undefined],
    ["localhost:9000", "/season/a", "season", "a", undefined],
    ["season.localhost:9000", "/a/b", "season", "a/b", undefined],
    ["season.s3.localhost:9000", "/a/b", "season", "a/b", undefined],
    ["s3.localhost:9000", "/season/a", "season", "a", undefined],
    ["season.localhost.:9000", "/a", "season", "a", undefined],
    ["my.season.localhost", "/a", "my.season", "a", undefined],
    ["SEASON.LOCALHOST", "/a", "season", "a", undefined],
    ["season.s3.eu-west-1.amazonaws.com", "/a", "season", "a", "eu-west-1"],
    ["my.season.s3.eu-west-1.amazonaws.com:443", "/", "my.season", "", "eu-west-1"],
    ["season.s3.dualstack.eu-west-1.amazonaws.com", "/a", "season", "a", "eu-west-1"],
    ["season.s3-eu-west-1.amazonaws.com", "/a", "season", "a", "eu-west-1"],
    ["season.s3.amazonaws.com", "/a", "season", "a", undefined],
    ["s3.eu-west-1.amazonaws.com", "/season/a", "season", "a", "eu-west-1"],
    ["s3.amazonaws.com", "/season/a", "season", "a", undefined],
    ["127.0.0.1", "/season//a", "season", "/a", undefined],
    ["127.0.0.1", "/season/../../etc/passwd", "season", "../../etc/passwd", undefined],
    ["127.0.0.1", "/season/%2e%2e/%2Fa", "season", "..//a", undefined],
    ["127.0.0.1", "/season/a+b%20c", "season", "a b c", undefined],
    ["127.0.0.1", "/season/a%2Bb", "season", "a+b", undefined],
    ["127.0.0.1", "/%2E%2E/a", "..", "a", undefined],
    ["season.localhost", "/%C3%A9%F0%9F%8F%89", "season", "é🏉", undefined],
  ] as const) {
    it(`finds ${JSON.stringify({ bucket, key, region })} in ${host}${path}`, () => {
      assert.deepEqual(resolveAddress(host, path), { bucket, key, region });
    });
  }

  for (const [title, path, code] of [
    ["no leading slash", "season/a", "InvalidURI"],
    ["an asterisk", "*", "InvalidURI"],
    ["nothing at all", "", "InvalidURI"],
    ["half an escape", "/season/%2", "InvalidURI"],
    ["an escape that is not hexadecimal", "/season/%zz", "InvalidURI"],
    ["an escape that is not UTF-8", "/season/%ff", "InvalidURI"],
    ["an overlong encoding of a dot", "/season/%c0%ae", "InvalidURI"],
    ["NUL", "/season/a%00b", "InvalidURI"],
    ["a raw space", "/season/a b", "InvalidURI"],
    ["a raw byte above ASCII", "/season/\u00e9", "InvalidURI"],
    ["a key of 1,025 bytes", `/season/${"a".repeat(1025)}`, "KeyTooLongError"],
    [
      "a key of 342 characters and 1,026 bytes",
      `/season/${"%E2%82%AC".repeat(342)}`,
      "KeyTooLongError",
    ],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => resolveAddress("127.0.0.1", path),
        (error: S3Error) => error.code === code,
      );
    });
  }

  it("accepts a key of 1,024 bytes", () => {
    const key = "a".repeat(1024);
    assert.equal(resolveAddress("127.0.0.1", `/season/${key}`).key, key);
  });
});

describe("decodeKey", () => {
  it("undoes percent-encoding for every key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (key) => {
        fc.pre(!key.includes("\0"));
        assert.equal(decodeKey(encodeStrictly(key)), key);
      }),
    );
  });
});

describe("resourceArn", () => {
  it("names a bucket", () => {
    assert.equal(resourceArn("season"), "arn:aws:s3:::season");
  });
  it("names an object", () => {
    assert.equal(resourceArn("season", "a/b"), "arn:aws:s3:::season/a/b");
  });
});
