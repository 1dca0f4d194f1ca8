/**
 * s3cmd, where there is one.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { before, describe, it } from "mocha";
import { skipWithout } from "../outside-command.ts";
import { bigFile, type ClientTest, readFiles, withClients, writeManyFiles } from "./client.ts";

function s3cmd({ run, port }: ClientTest, ...words: readonly string[]): Promise<string> {
  const host = `127.0.0.1:${port}`;
  const own = ["-c", "/dev/null", "--access_key=KEY", "--secret_key=secret", "--region=eu-west-1"];
  return run("s3cmd", ...own, `--host=${host}`, `--host-bucket=${host}`, "--no-ssl", ...words);
}

describe("S3 with s3cmd", () => {
  before(async function () {
    await skipWithout(this, "s3cmd", "--version");
  });

  it("puts, copies, moves and gets 20 MB, and counts them", () =>
    withClients(async (client) => {
      const { path } = client;
      await writeFile(path("big"), bigFile());
      await s3cmd(client, "put", "big", "s3://plain/big", "--multipart-chunk-size-mb=5");
      await s3cmd(client, "cp", "s3://plain/big", "s3://versioned/copy");
      await s3cmd(client, "mv", "s3://versioned/copy", "s3://plain/moved");
      await s3cmd(client, "get", "s3://plain/moved", "back");
      assert.equal((await readFile(path("back"))).equals(bigFile()), true);
      assert.match(
        await s3cmd(client, "du", "s3://plain"),
        /^ *41943040 +2 objects s3:\/\/plain\//,
      );
      assert.doesNotMatch(await s3cmd(client, "multipart", "s3://plain"), /big/);
    }));

  it("synchronizes both ways, lists and deletes", () =>
    withClients(async (client) => {
      const { path } = client;
      await writeManyFiles(path("many"));
      await s3cmd(client, "sync", "many/", "s3://plain/many/");
      await s3cmd(client, "sync", "s3://plain/many/", "back/");
      assert.deepEqual(await readFiles(path("back")), await readFiles(path("many")));
      assert.match(await s3cmd(client, "ls"), /s3:\/\/plain\n.*s3:\/\/versioned\n/);
      assert.match(await s3cmd(client, "info", "s3://plain/many/file-0.txt"), /File size: 18/);
      await s3cmd(client, "del", "--recursive", "--force", "s3://plain/many/");
      assert.equal(await s3cmd(client, "ls", "s3://plain"), "");
    }));

  it("is refused what the bucket does not allow with S3's codes", () =>
    withClients(async (client) => {
      await writeFile(client.path("small"), "text");
      await assert.rejects(
        s3cmd(client, "put", "small", "s3://plain/small", "--acl-public"),
        /AccessControlListNotSupported/,
      );
      await assert.rejects(s3cmd(client, "get", "s3://plain/nothing", "back"), /does not exist/);
      await assert.rejects(s3cmd(client, "mb", "s3://plain"), /BucketAlreadyOwnedByYou/);
    }));
});
