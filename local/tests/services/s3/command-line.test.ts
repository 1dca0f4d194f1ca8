/**
 * S3 as the AWS command line sees it, where there is one: what a person at this machine would type.
 *
 * @module
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, it } from "mocha";
import { withS3, withServer } from "./fixture.ts";
import { skipWithout } from "./outside-command.ts";

const run = promisify(execFile);

const environment = {
  // biome-ignore lint/style/noProcessEnv: the command is found, and finds its own parts, by them
  PATH: process.env["PATH"] ?? "",
  // biome-ignore lint/style/noProcessEnv: as above
  HOME: process.env["HOME"] ?? "",
  AWS_ACCESS_KEY_ID: "KEY",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_DEFAULT_REGION: "eu-west-1",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_PAGER: "",
};

describe("S3 with the AWS CLI", () => {
  it("copies an object there and back, in parts too, and refuses to overwrite", async function () {
    await skipWithout(this, "aws", "--version");
    return withS3(
      (fixture) =>
        withServer(fixture.s3, async (port) => {
          const aws = (...words: readonly string[]) =>
            run("aws", ["--endpoint-url", `http://127.0.0.1:${port}`, ...words], {
              env: environment,
            });
          const [small, big, back] = ["small", "big", "back"].map((name) =>
            join(fixture.root, name),
          ) as [string, string, string];
          await writeFile(small, '{"a":1}');
          await writeFile(big, Buffer.alloc(9 * 1024 * 1024, "0123456789"));
          await aws("s3", "cp", "--quiet", small, "s3://versioned/rugby_data.json");
          await aws("s3", "cp", "--quiet", big, "s3://versioned/big");
          await aws("s3", "cp", "--quiet", "s3://versioned/big", back);
          assert.equal((await readFile(back)).equals(await readFile(big)), true);
          const { stdout } = await aws("s3", "ls", "s3://versioned");
          assert.match(stdout, / 9437184 big\n.* 7 rugby_data\.json\n$/);
          const object = ["--bucket", "versioned", "--key", "rugby_data.json"];
          await assert.rejects(
            aws("s3api", "put-object", ...object, "--body", small, "--if-none-match", "*"),
            /PreconditionFailed/,
          );
        }),
      { nowMs: () => Date.now(), secret: () => "secret" },
    );
  });
});
