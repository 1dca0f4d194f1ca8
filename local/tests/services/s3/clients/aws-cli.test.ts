/**
 * The AWS CLI, where there is one: what a person at this machine would type.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { before, describe, it } from "mocha";
import { skipWithout } from "../outside-command.ts";
import { bigFile, readFiles, withClients, writeManyFiles } from "./client.ts";

describe("S3 with the AWS CLI", () => {
  before(async function () {
    await skipWithout(this, "aws", "--version");
  });

  it("copies 20 MB there, between buckets and back, in parts", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("big"), bigFile());
      await run("aws", "s3", "cp", "--quiet", "big", "s3://plain/big");
      await run("aws", "s3", "mv", "--quiet", "s3://plain/big", "s3://versioned/moved");
      await run("aws", "s3", "cp", "--quiet", "s3://versioned/moved", "back");
      assert.equal((await readFile(path("back"))).equals(bigFile()), true);
      assert.equal(await run("aws", "s3", "ls", "s3://plain"), "");
      assert.match(await run("aws", "s3", "ls", "s3://versioned"), / 20971520 moved\n$/);
    }));

  it("synchronizes many files both ways, and removes them", () =>
    withClients(async ({ run, path }) => {
      await writeManyFiles(path("many"));
      await run("aws", "s3", "sync", "--quiet", "many", "s3://plain/many");
      assert.equal(await run("aws", "s3", "sync", "many", "s3://plain/many"), "");
      await run("aws", "s3", "sync", "--quiet", "s3://plain/many", "s3://versioned/copies");
      await run("aws", "s3", "sync", "--quiet", "s3://versioned/copies", "back");
      assert.deepEqual(await readFiles(path("back")), await readFiles(path("many")));
      await run("aws", "s3", "rm", "--quiet", "--recursive", "s3://versioned/copies");
      const listed = await run("aws", "s3api", "list-object-versions", "--bucket", "versioned");
      assert.equal(JSON.parse(listed).DeleteMarkers.length, 33);
    }));

  it("describes an object in parts", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("big"), bigFile());
      await run(
        "aws",
        "s3",
        "cp",
        "--quiet",
        "--checksum-algorithm",
        "SHA256",
        "big",
        "s3://plain/big",
      );
      const object = ["--bucket", "plain", "--key", "big"];
      const facts = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];
      const attributes = JSON.parse(
        await run(
          "aws",
          "s3api",
          "get-object-attributes",
          ...object,
          "--object-attributes",
          ...facts,
        ),
      );
      assert.equal(attributes.ObjectSize, 20_971_520);
      assert.equal(attributes.Checksum.ChecksumType, "COMPOSITE");
      assert.deepEqual(
        attributes.ObjectParts.Parts.map((part: { Size: number }) => part.Size),
        [8_388_608, 8_388_608, 4_194_304],
      );
      const third = JSON.parse(
        await run(
          "aws",
          "s3api",
          "head-object",
          ...object,
          "--part-number",
          "3",
          "--checksum-mode",
          "ENABLED",
        ),
      );
      assert.deepEqual([third.ContentLength, third.PartsCount], [4_194_304, 3]);
    }));

  for (const algorithm of ["CRC64NVME", "SHA256"]) {
    it(`sends ${algorithm}, which is stored and verified when read`, function () {
      return withClients(async ({ run, path }) => {
        await writeFile(path("small"), "text");
        const object = ["--bucket", "plain", "--key", "small"];
        const words = [...object, "--body", "small", "--checksum-algorithm", algorithm];
        const put = await run("aws", "s3api", "put-object", ...words).catch(
          (error: Error) => error,
        );
        if (put instanceof Error) {
          // An AWS CLI that is installed without the AWS Common Runtime has not every algorithm.
          assert.match(put.message, /requires an additional dependency/);
          this.skip();
        }
        const sent = JSON.parse(put);
        const got = JSON.parse(
          await run("aws", "s3api", "get-object", ...object, "--checksum-mode", "ENABLED", "back"),
        );
        assert.match(sent[`Checksum${algorithm}`], /=$/);
        assert.equal(got[`Checksum${algorithm}`], sent[`Checksum${algorithm}`]);
        assert.equal(await readFile(path("back"), "utf8"), "text");
      });
    });
  }

  it("is refused to overwrite under if-none-match", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("small"), "text");
      const put = ["put-object", "--bucket", "plain", "--key", "there", "--body", "small"];
      await run("aws", "s3api", ...put, "--if-none-match", "*");
      await assert.rejects(
        run("aws", "s3api", ...put, "--if-none-match", "*"),
        /\(PreconditionFailed\)/,
      );
    }));

  it("reads a presigned URL of Signature Version 4, and not one of Version 2", () =>
    withClients(async ({ run, path }) => {
      await writeFile(path("small"), "text");
      await run("aws", "s3", "cp", "--quiet", "small", "s3://plain/small");
      const presigned = async () =>
        fetch((await run("aws", "s3", "presign", "s3://plain/small")).trim());
      const second = await presigned();
      assert.equal(second.status, 400);
      assert.match(await second.text(), /<Code>InvalidRequest</);
      await writeFile(path("config"), "[default]\ns3 =\n  signature_version = s3v4\n");
      const url = await run(
        "env",
        `AWS_CONFIG_FILE=${path("config")}`,
        "aws",
        "s3",
        "presign",
        "s3://plain/small",
      );
      assert.equal(await (await fetch(url.trim())).text(), "text");
    }));
});
