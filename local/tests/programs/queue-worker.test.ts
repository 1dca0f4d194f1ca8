/**
 * A program whose function runs for messages of a queue, which a bucket sends.
 *
 * @module
 */
import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { after, before, describe, it } from "mocha";
import { type Local, startLocal } from "../../start-local.ts";

describe("queue-worker: a bucket, a queue and a function", () => {
  const lines = new EventEmitter();
  const log: string[] = [];
  let dataFolder: string;
  let local: Local;
  let address: string;

  before(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "queue-worker-"));
    const tested = once(lines, "s3:TestEvent");
    local = await startLocal({
      root: join(import.meta.dirname, "queue-worker"),
      dataFolder,
      log(line) {
        log.push(line);
        const [, at = "", said] = /worker at (\S+) got (\S+)/.exec(line) ?? [];
        if (said !== undefined) {
          address = at;
          lines.emit(said);
        }
      },
    });
    await tested;
  });
  after(async () => {
    await local?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const upload = (key: string) =>
    new S3Client({
      endpoint: local.s3Url,
      region: "us-east-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "me", secretAccessKey: "mine" },
    }).send(new PutObjectCommand({ Bucket: "uploads", Key: key, Body: "1" }));

  it("is told of the test event of S3, and of each upload", async () => {
    const told = once(lines, "good.txt");
    await upload("good.txt");
    await told;
  });

  it("finds its queue at this machine", () => {
    assert.equal(address, `${local.awsUrl}/000000000000/jobs`);
  });

  it("leaves what it reports as failed to the dead-letter queue", async () => {
    const told = once(lines, "bad.txt");
    await upload("bad.txt");
    await told;
    // The visibility timeout.
    await local.clock.advance(30_000);
    assert.ok(
      log.includes("aws | SQS: a message of jobs was received 1 time: it moves to failed\n"),
      log.join(""),
    );
    assert.equal(log.filter((line) => line.includes("got bad.txt")).length, 1);
  });

  it("is simulated", () => assert.deepEqual(local.findings, []));
});
