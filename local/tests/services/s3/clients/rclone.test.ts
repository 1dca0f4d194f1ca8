/**
 * rclone, where there is one. It creates the bucket before its first upload unless told otherwise, and sends an access
 * control list with every object.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { before, describe, it } from "mocha";
import { skipWithout } from "../outside-command.ts";
import { bigFile, readFiles, withClients, writeManyFiles } from "./client.ts";

describe("S3 with rclone", () => {
  before(async function () {
    await skipWithout(this, "rclone", "version");
  });

  for (const [title, flags] of [
    ["by default", []],
    ["without a check of the bucket", ["--s3-no-check-bucket"]],
  ] as const) {
    it(`copies and synchronizes ${title}`, () =>
      withClients(async ({ run, path }) => {
        await writeManyFiles(path("many"));
        for (const bucket of ["plain", "east"]) {
          await run("rclone", "copy", "many", `local:${bucket}/many`, ...flags);
          await run("rclone", "sync", `local:${bucket}/many`, "local:versioned/copies", ...flags);
          await run("rclone", "check", "many", `local:${bucket}/many`);
        }
        await run("rclone", "check", "many", "local:versioned/copies", "--download");
        await run("rclone", "sync", "local:versioned/copies", "back");
        assert.deepEqual(await readFiles(path("back")), await readFiles(path("many")));
        await run("rclone", "purge", "local:plain/many");
        assert.equal(await run("rclone", "lsf", "-R", "local:plain"), "");
      }));

    it(`copies 20 MB in parts ${title}`, () =>
      withClients(async ({ run, path }) => {
        await writeFile(path("big"), bigFile());
        const parts = [
          "--s3-upload-cutoff",
          "5M",
          "--s3-chunk-size",
          "5M",
          "--s3-copy-cutoff",
          "5M",
        ];
        await run("rclone", "copyto", "big", "local:plain/big", ...parts, ...flags);
        await run(
          "rclone",
          "moveto",
          "local:plain/big",
          "local:versioned/moved",
          ...parts,
          ...flags,
        );
        await run("rclone", "copyto", "local:versioned/moved", "back");
        assert.equal((await readFile(path("back"))).equals(bigFile()), true);
        assert.match(await run("rclone", "size", "local:versioned"), /Total size: 20 MiB/);
        await run("rclone", "cleanup", "local:plain");
      }));
  }

  it("is refused an upload to a bucket that is not declared", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("small"), "text");
      await assert.rejects(
        run("rclone", "copyto", "small", "local:nowhere/small"),
        /NotImplemented/,
      );
      await assert.rejects(
        run("rclone", "copyto", "small", "local:nowhere/small", "--s3-no-check-bucket"),
        /NoSuchBucket/,
      );
    }));
});
