/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  notModifiedHeaders,
  overrideHeaders,
  storedHeaders,
  versionHeader,
  versionHeaders,
} from "../../../../services/s3/rules/object-headers.ts";
import type { S3Error } from "../../../../services/s3/wire/s3-error.ts";

const defaults = {
  "content-type": "binary/octet-stream",
  "x-amz-server-side-encryption": "AES256",
};

describe("storedHeaders", () => {
  for (const [title, headers, expected] of [
    ["nothing but defaults", {}, defaults],
    [
      "metadata and drops the rest",
      { "x-amz-meta-a": "1", host: "h", "x-amz-date": "d" },
      { ...defaults, "x-amz-meta-a": "1" },
    ],
    [
      "system headers",
      { "content-type": "application/json", "cache-control": "max-age=1", expires: "0" },
      {
        ...defaults,
        "content-type": "application/json",
        "cache-control": "max-age=1",
        expires: "0",
      },
    ],
    [
      "gzip, without the coding of the transfer",
      { "content-encoding": "gzip, aws-chunked" },
      { ...defaults, "content-encoding": "gzip" },
    ],
    [
      "no coding where it was the transfer's alone",
      { "content-encoding": "aws-chunked" },
      defaults,
    ],
    [
      "the encryption asked for",
      { "x-amz-server-side-encryption": "aws:kms" },
      { ...defaults, "x-amz-server-side-encryption": "aws:kms" },
    ],
    [
      "the class asked for",
      { "x-amz-storage-class": "STANDARD_IA" },
      { ...defaults, "x-amz-storage-class": "STANDARD_IA" },
    ],
    ["the ACL of every object of one's own", { "x-amz-acl": "private" }, defaults],
    ["no ACL", { "x-amz-acl": "bucket-owner-full-control" }, defaults],
    [
      "2,048 bytes of metadata",
      { "x-amz-meta-a": "b".repeat(2047) },
      { ...defaults, "x-amz-meta-a": "b".repeat(2047) },
    ],
  ] as const) {
    it(`keeps ${title}`, () => assert.deepEqual(storedHeaders(headers), expected));
  }

  for (const [title, headers, code] of [
    ["2,049 bytes of metadata", { "x-amz-meta-a": "b".repeat(2048) }, "MetadataTooLarge"],
    ["a public ACL", { "x-amz-acl": "public-read" }, "AccessControlListNotSupported"],
    ["a grant", { "x-amz-grant-read": "id=1" }, "AccessControlListNotSupported"],
    ["an archive", { "x-amz-storage-class": "GLACIER" }, "InvalidArgument"],
    ["an encryption nobody knows", { "x-amz-server-side-encryption": "rot13" }, "InvalidArgument"],
    ["text that a header cannot hold", { "cache-control": "🏉" }, "InvalidArgument"],
    ["a name no header can have", { "x-amz-meta-a b": "1" }, "InvalidArgument"],
    ["the end of a line", { "cache-control": "a\r\nb: c" }, "InvalidArgument"],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(
        () => storedHeaders(headers),
        (error: S3Error) => error.code === code,
      );
    });
  }
});

const version = {
  kind: "object",
  versionId: "v1",
  lastModifiedMs: Date.UTC(2026, 0, 2),
  etag: "abc",
  sizeBytes: 1,
  headers: { ...defaults, "x-amz-storage-class": "STANDARD" },
  checksum: undefined,
  data: "00.bin",
} as const;

describe("versionHeaders", () => {
  it("returns S3's headers, and omits the standard storage class", () => {
    assert.deepEqual(versionHeaders(version, { versioned: true }), {
      ...defaults,
      "accept-ranges": "bytes",
      etag: '"abc"',
      "last-modified": "Fri, 02 Jan 2026 00:00:00 GMT",
      "x-amz-version-id": "v1",
    });
  });
  it("returns any other storage class", () => {
    const headers = { ...defaults, "x-amz-storage-class": "STANDARD_IA" };
    assert.equal(
      versionHeaders({ ...version, headers }, { versioned: true })["x-amz-storage-class"],
      "STANDARD_IA",
    );
  });
});

describe("versionHeader", () => {
  it("is present unless the bucket never had versioning", () => {
    assert.deepEqual(versionHeader("null", { versioned: false }), {});
    assert.deepEqual(versionHeader("null", { versioned: true }), { "x-amz-version-id": "null" });
    assert.deepEqual(versionHeader("v1", { versioned: false }), { "x-amz-version-id": "v1" });
  });
});

describe("notModifiedHeaders", () => {
  it("omits content headers", () => {
    assert.deepEqual(
      notModifiedHeaders({
        etag: "e",
        "content-type": "t",
        "accept-ranges": "bytes",
        expires: "0",
      }),
      { etag: "e", expires: "0" },
    );
  });
});

describe("overrideHeaders", () => {
  const query = new Map([
    ["response-content-type", "a/b"],
    ["response-etag", "x"],
  ]);
  it("replaces the six headers S3 names, for signed requests", () => {
    assert.deepEqual(overrideHeaders(query, true), { "content-type": "a/b" });
  });
  it("refuses them for anonymous requests", () => {
    assert.throws(
      () => overrideHeaders(query, false),
      (error: S3Error) => error.code === "InvalidRequest",
    );
  });
  it("refuses a value that would end the header", () => {
    assert.throws(
      () => overrideHeaders(new Map([["response-expires", "0\r\nset-cookie: a"]]), true),
      (error: S3Error) => error.code === "InvalidArgument",
    );
  });
});
