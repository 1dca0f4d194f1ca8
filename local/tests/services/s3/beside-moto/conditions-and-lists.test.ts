/**
 * Where moto is at hand, another simulator of S3 is asked the same questions: whatever both were
 * built from, they were not built from each other.
 * @module
 */
import assert from "node:assert/strict";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from "@aws-sdk/client-s3";
import { describe, it } from "mocha";
import { withS3, withServer } from "../fixture.ts";
import { skipWithout } from "../outside-command.ts";
import { prepareMoto, startMoto } from "./moto.ts";

/** What an answer comes down to: the outcome, and what a caller would act on. */
async function outcome(work: Promise<object>): Promise<unknown> {
  try {
    const { $metadata: _metadata, ...facts } = (await work) as Record<string, unknown>;
    const { ETag, ContentRange, ContentLength, KeyCount, DeleteMarker, IsTruncated } = facts;
    const keys = ["Contents", "CommonPrefixes", "Versions"].map((name) => {
      const list = (facts[name] ?? []) as { Key?: string; Prefix?: string }[];
      return list.map(({ Key, Prefix }) => Key ?? Prefix);
    });
    return { ETag, ContentRange, ContentLength, KeyCount, DeleteMarker, IsTruncated, keys };
  } catch (error) {
    const { name, $metadata } = error as S3ServiceException;
    return { name, status: $metadata?.httpStatusCode };
  }
}

/** The same questions in the same order; answers depend on those before. */
async function interview(port: number): Promise<Record<string, unknown>> {
  const client = new S3Client({
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
    maxAttempts: 1,
  });
  const at = (Key: string) => ({ Bucket: "versioned", Key });
  const put = (Key: string, Body: string, more: object = {}) =>
    client.send(new PutObjectCommand({ ...at(Key), Body, ...more }));
  const get = (Key: string, more: object = {}) =>
    client.send(new GetObjectCommand({ ...at(Key), ...more }));
  const list = (more: object) =>
    client.send(new ListObjectsV2Command({ Bucket: "versioned", ...more }));
  const one = '"f97c5d29941bfb1b2fdab0874906ab82"';
  const questions: Record<string, () => Promise<object>> = {
    "put if-match on nothing": () => put("a", "one", { IfMatch: one }),
    "put if-none-match on nothing": () => put("a", "one", { IfNoneMatch: "*" }),
    "put if-none-match on an object": () => put("a", "two", { IfNoneMatch: "*" }),
    "put if-match, stale": () => put("a", "two", { IfMatch: '"stale"' }),
    "put if-match, right": () => put("a", "one", { IfMatch: one }),
    get: () => get("a"),
    "get if-none-match": () => get("a", { IfNoneMatch: one }),
    "get if-match, stale": () => get("a", { IfMatch: '"stale"' }),
    "get a range": () => get("a", { Range: "bytes=1-" }),
    "get a suffix": () => get("a", { Range: "bytes=-2" }),
    "get behind the end": () => get("a", { Range: "bytes=3-" }),
    "get nothing": () => get("nothing"),
    "head nothing": () => client.send(new HeadObjectCommand(at("nothing"))),
    "get a version nobody has": () => get("a", { VersionId: "0".repeat(32) }),
    "put more": async () => {
      await put("b/1", "x");
      return put("b/2", "x");
    },
    list: () => list({}),
    "list folders": () => list({ Delimiter: "/" }),
    "list a page": () => list({ MaxKeys: 2 }),
    "list after": () => list({ StartAfter: "a" }),
    "list a prefix nobody has": () => list({ Prefix: "zzz" }),
    "list versions": () => client.send(new ListObjectVersionsCommand({ Bucket: "versioned" })),
    "delete if-match, stale": () =>
      client.send(new DeleteObjectCommand({ ...at("a"), IfMatch: '"stale"' })),
    delete: () => client.send(new DeleteObjectCommand(at("a"))),
    "get what is deleted": () => get("a"),
    "put if-none-match on a delete marker": () => put("a", "two", { IfNoneMatch: "*" }),
    "list a bucket nobody has": () => client.send(new ListObjectsV2Command({ Bucket: "nowhere" })),
  };
  const answers: Record<string, unknown> = {};
  for (const [question, ask] of Object.entries(questions)) {
    answers[question] = await outcome(ask());
  }
  client.destroy();
  return answers;
}

describe("S3 beside moto", () => {
  it("returns the same responses", async function () {
    await skipWithout(this, "moto_server", "--help");
    const moto = await startMoto();
    try {
      await prepareMoto(moto.port);
      const theirs = await interview(moto.port);
      await withS3(
        (fixture) =>
          withServer(fixture.s3, async (port) => {
            assert.deepEqual(await interview(port), theirs);
          }),
        { nowMs: () => Date.now(), secret: () => "secret" },
      );
    } finally {
      moto.process.removeAllListeners("exit");
      moto.process.kill();
    }
  });
});
