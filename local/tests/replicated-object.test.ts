/**
 * The program's own season, in every Region it is read in.
 *
 * @module
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { after, before, describe, it } from "mocha";
import { recordedStack } from "../../tests/stacks/recorded.ts";
import { terminalLog } from "../server/terminal-log.ts";
import { type Local, startLocal } from "../start-local.ts";

describe("the replicas of an object", () => {
  let folder = "";
  let local: Local;
  let s3: S3Client;
  const lines: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "touchline-replicas-"));
    const log = terminalLog((line) => lines.push(line));
    const evaluate = () => recordedStack("dev");
    const place = { root: process.cwd(), stack: "dev", port: 0, s3Port: 0, dataFolder: folder };
    local = await startLocal({ ...place, log, evaluate });
    s3 = new S3Client({
      endpoint: local.s3Url,
      region: "eu-west-1",
      forcePathStyle: true,
      credentials: { accessKeyId: "me", secretAccessKey: "mine" },
    });
  });
  after(async () => {
    s3?.destroy();
    await local?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const replicas = () => local.model().copies.map(({ target }) => target);

  async function read({ bucket, key }: { readonly bucket: string; readonly key: string }) {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { text: (await answer.Body?.transformToString()) ?? "", version: answer.VersionId };
  }

  it("exist from the start, one in each other Region", async () => {
    const published = await readFile("data/rugby_data.json", "utf8");
    const regions = local.model().buckets.filter(({ name }) => isReplica(name));
    assert.deepEqual(
      regions.map(({ region }) => region),
      ["us-east-1"],
    );
    for (const place of replicas()) {
      assert.equal((await read(place)).text, published);
    }
  });

  it("follow a published object, including its version id", async () => {
    const [source] = local.model().copies.map((copy) => copy.source);
    assert.ok(source);
    const { VersionId: version } = await s3.send(
      new PutObjectCommand({ Bucket: source.bucket, Key: source.key, Body: '{"name":"next"}' }),
    );
    for (const place of replicas()) {
      // As on AWS, a little later: the test's own time limit is the only one there is.
      let found = await read(place);
      while (found.version !== version) {
        found = await read(place);
      }
      assert.equal(found.text, '{"name":"next"}');
    }
  });

  it("log nothing, and lack their metrics alone", () => {
    assert.deepEqual(
      lines.filter((line) => /replication|copy/.test(line)),
      [],
    );
    const missing = local
      .model()
      .notSimulated.filter(({ type }) => /ReplicationConfig|ObjectCopy/.test(type));
    assert.deepEqual([...new Set(missing.map(({ why }) => why))], ["no metrics are recorded"]);
  });

  function isReplica(name: string): boolean {
    return replicas().some(({ bucket }) => bucket === name);
  }
});
