/**
 * S3 as the AWS SDK sees it: the real client, over a real socket, its signatures verified.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, it } from "mocha";
import type { S3Options } from "../../../services/s3/s3.ts";
import { type Fixture, plain, withS3, withServer } from "./fixture.ts";

const secret = "a secret / of + some length";

/** A client as a handler makes it: Region and credentials from outside, nothing else. */
function withClient(
  test: (client: S3Client, fixture: Fixture) => Promise<void>,
  options: Partial<S3Options> = {},
  region: string = plain.region,
): Promise<void> {
  const keys = { nowMs: () => Date.now(), secret: () => secret };
  return withS3(
    (fixture) =>
      withServer(fixture.s3, async (port) => {
        const client = new S3Client({
          region,
          endpoint: `http://127.0.0.1:${port}`,
          credentials: { accessKeyId: "KEY", secretAccessKey: secret },
          maxAttempts: 1,
        });
        try {
          await test(client, fixture);
        } finally {
          client.destroy();
        }
      }),
    { ...keys, ...options },
  );
}

/** Matches the SDK's error for a code and a status. */
function failure(name: string, status: number) {
  return (error: S3ServiceException) => {
    assert.equal(error.name, name);
    assert.equal(error.$metadata.httpStatusCode, status);
    return true;
  };
}

const Bucket = "plain";

describe("S3 with the AWS SDK", () => {
  it("returns an object to a client that validates checksums only when required", () =>
    withClient(async (client) => {
      await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "text" }));
      // The SDK then sends the checksum of an empty body with GetObject.
      client.config.responseChecksumValidation = async () => "WHEN_REQUIRED";
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "a" }));
      assert.equal(await Body?.transformToString(), "text");
    }));

  it("stores and returns an object with its metadata", () =>
    withClient(async (client) => {
      const put = await client.send(
        new PutObjectCommand({
          Bucket,
          Key: "a/b c+d(é)!'*~.json",
          Body: '{"a":1}',
          ContentType: "application/json",
          CacheControl: "max-age=60",
          Metadata: { source: "desk" },
        }),
      );
      assert.equal(put.ETag, '"bb6cb5c68df4652941caf652a366f2d8"');
      assert.equal(typeof put.ChecksumCRC32, "string");
      const got = await client.send(new GetObjectCommand({ Bucket, Key: "a/b c+d(é)!'*~.json" }));
      assert.equal(await got.Body?.transformToString(), '{"a":1}');
      assert.equal(got.ContentType, "application/json");
      assert.equal(got.CacheControl, "max-age=60");
      assert.deepEqual(got.Metadata, { source: "desk" });
      assert.equal(got.ChecksumCRC32, put.ChecksumCRC32);
      assert.equal(got.ETag, put.ETag);
    }));

  for (const ChecksumAlgorithm of ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const) {
    it(`verifies ${ChecksumAlgorithm} in a header and in a trailer`, () =>
      withClient(async (client) => {
        const whole = await client.send(
          new PutObjectCommand({ Bucket, Key: "header", Body: "content", ChecksumAlgorithm }),
        );
        const streamed = await client.send(
          new PutObjectCommand({
            Bucket,
            Key: "trailer",
            Body: Readable.from([Buffer.from("con"), Buffer.from("tent")]),
            ContentLength: 7,
            ContentEncoding: "identity",
            ChecksumAlgorithm,
          }),
        );
        const field = `Checksum${ChecksumAlgorithm}` as const;
        assert.equal(typeof whole[field], "string");
        assert.equal(streamed[field], whole[field]);
        const got = await client.send(new GetObjectCommand({ Bucket, Key: "trailer" }));
        assert.equal(await got.Body?.transformToString(), "content");
        assert.equal(got.ContentEncoding, "identity");
      }));
  }

  it("returns 412, 404 and 304 as the SDK expects", () =>
    withClient(async (client) => {
      const put = (condition: object) =>
        client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x", ...condition }));
      await assert.rejects(put({ IfMatch: '"x"' }), failure("NoSuchKey", 404));
      const { ETag } = await put({ IfNoneMatch: "*" });
      await assert.rejects(put({ IfNoneMatch: "*" }), failure("PreconditionFailed", 412));
      await assert.rejects(put({ IfMatch: '"x"' }), failure("PreconditionFailed", 412));
      await put({ IfMatch: ETag });
      const get = new GetObjectCommand({ Bucket, Key: "a", IfNoneMatch: ETag });
      await assert.rejects(client.send(get), failure("Unknown", 304));
      const head = new HeadObjectCommand({ Bucket, Key: "nothing" });
      await assert.rejects(client.send(head), failure("NotFound", 404));
      const missing = new GetObjectCommand({ Bucket, Key: "nothing" });
      await assert.rejects(client.send(missing), failure("NoSuchKey", 404));
      const nowhere = new GetObjectCommand({ Bucket: "nowhere", Key: "a" });
      await assert.rejects(client.send(nowhere), failure("NoSuchBucket", 404));
    }));

  it("lets one of 20 concurrent clients succeed", () =>
    withClient(async (client) => {
      const puts = Array.from({ length: 20 }, (_, index) =>
        client.send(new PutObjectCommand({ Bucket, Key: "a", Body: `${index}`, IfNoneMatch: "*" })),
      );
      const results = await Promise.allSettled(puts);
      assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    }));

  it("returns a range", () =>
    withClient(async (client) => {
      await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "0123456789" }));
      const part = await client.send(new GetObjectCommand({ Bucket, Key: "a", Range: "bytes=-3" }));
      assert.equal(await part.Body?.transformToString(), "789");
      assert.equal(part.ContentRange, "bytes 7-9/10");
      const behind = new GetObjectCommand({ Bucket, Key: "a", Range: "bytes=10-" });
      await assert.rejects(client.send(behind), failure("InvalidRange", 416));
    }));

  it("keeps versions, marks deletes, and lists both", () =>
    withClient(async (client) => {
      const where = { Bucket: "versioned", Key: "a" };
      const first = await client.send(new PutObjectCommand({ ...where, Body: "one" }));
      await client.send(new PutObjectCommand({ ...where, Body: "two" }));
      const gone = await client.send(new DeleteObjectCommand(where));
      assert.equal(gone.DeleteMarker, true);
      const { VersionId } = first;
      const old = await client.send(new GetObjectCommand({ ...where, VersionId }));
      assert.equal(await old.Body?.transformToString(), "one");
      const list = await client.send(new ListObjectVersionsCommand({ Bucket: "versioned" }));
      assert.equal(list.Versions?.length, 2);
      assert.deepEqual(
        list.DeleteMarkers?.map((marker) => marker.VersionId),
        [gone.VersionId],
      );
      const versioning = new GetBucketVersioningCommand({ Bucket: "versioned" });
      assert.equal((await client.send(versioning)).Status, "Enabled");
    }));

  it("lists page by page, with keys in any script", () =>
    withClient(async (client, { ask }) => {
      const keys = ["a b", "a&b", "dir/<x>", "é", "～", "🏉"];
      for (const key of keys) {
        await ask("PUT", `/plain/${encodeURIComponent(key)}`);
      }
      const found: string[] = [];
      for await (const page of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket })) {
        found.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
      }
      assert.deepEqual(found.sort(), keys.sort());
      const folders = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: "/" }));
      assert.deepEqual(folders.CommonPrefixes, [{ Prefix: "dir/" }]);
    }));

  it("uploads in parts, on a condition", () =>
    withClient(async (client) => {
      const where = { Bucket, Key: "big" };
      const parts = [Buffer.alloc(5 * 1024 * 1024, "a"), Buffer.from("b")];
      const upload = async () => {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(where));
        const Parts = [];
        for (const [index, Body] of parts.entries()) {
          const PartNumber = index + 1;
          const { ETag, ChecksumCRC32 } = await client.send(
            new UploadPartCommand({ ...where, UploadId, PartNumber, Body }),
          );
          Parts.push({ PartNumber, ETag, ChecksumCRC32 });
        }
        const MultipartUpload = { Parts };
        return client.send(
          new CompleteMultipartUploadCommand({
            ...where,
            UploadId,
            MultipartUpload,
            IfNoneMatch: "*",
          }),
        );
      };
      assert.match((await upload()).ETag ?? "", /^"[0-9a-f]{32}-2"$/);
      await assert.rejects(upload(), failure("PreconditionFailed", 412));
      const got = await client.send(new GetObjectCommand(where));
      const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
      const digest = (data: Buffer) => createHash("sha256").update(data).digest("hex");
      assert.equal(digest(bytes), digest(Buffer.concat(parts)));
    }));

  it("copies, deletes several keys, and lists its buckets", () =>
    withClient(async (client) => {
      await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "x" }));
      await client.send(new CopyObjectCommand({ Bucket, Key: "b", CopySource: "plain/a" }));
      const Delete = { Objects: [{ Key: "a" }, { Key: "b" }] };
      const deleted = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
      assert.deepEqual(deleted.Deleted, [{ Key: "a" }, { Key: "b" }]);
      const { Buckets = [] } = await client.send(new ListBucketsCommand());
      assert.deepEqual(
        Buckets.map(({ Name }) => Name),
        ["plain", "versioned"],
      );
      const location = await client.send(new GetBucketLocationCommand({ Bucket }));
      assert.equal(location.LocationConstraint, "eu-west-1");
      const head = await client.send(new HeadBucketCommand({ Bucket }));
      assert.equal(head.BucketRegion, "eu-west-1");
    }));

  it("refuses another secret", () =>
    withClient(
      async (client) => {
        const get = new GetObjectCommand({ Bucket, Key: "a" });
        await assert.rejects(client.send(get), failure("SignatureDoesNotMatch", 403));
      },
      { secret: () => "another" },
    ));

  for (const [kind, expected] of [
    ["role", "PermanentRedirect"],
    ["account", "NoSuchKey"],
  ] as const) {
    it(`returns ${expected} to a client of the ${kind} configured for another Region`, () =>
      withClient(
        async (client) => {
          const get = new GetObjectCommand({ Bucket, Key: "a" });
          await assert.rejects(client.send(get), (error: Error) => error.name === expected);
        },
        {
          principal: () => (kind === "role" ? { kind, arn: "arn:aws:iam::0:role/r" } : { kind }),
          authorize: () => true,
        },
        "us-west-2",
      ));
  }
});
