/**
 * An object copied once.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { copyOnce } from "../../../services/s3/first-copy.ts";
import { withS3 } from "./fixture.ts";

const source = { bucket: "plain", key: "a b/é+?.json" };
const target = { bucket: "versioned", key: "copy's (1).json" };
const sourcePath = `/plain/${encodeURIComponent(source.key)}`;
const targetPath = `/versioned/${encodeURIComponent(target.key)}`;

describe("copyOnce", () => {
  it("copies bytes and metadata, for any key", () =>
    withS3(async ({ s3, ask }) => {
      await ask("PUT", sourcePath, { body: "1", headers: { "content-type": "application/json" } });
      assert.equal(await copyOnce(s3, source, target), "copied");
      const { body, headers } = await ask("GET", targetPath);
      assert.deepEqual([body.toString(), headers["content-type"]], ["1", "application/json"]);
    }));

  it("keeps what the target has", () =>
    withS3(async ({ s3, ask }) => {
      await ask("PUT", sourcePath, { body: "1" });
      await ask("PUT", targetPath, { body: "2" });
      assert.equal(await copyOnce(s3, source, target), "kept");
      assert.equal((await ask("GET", targetPath)).body.toString(), "2");
    }));

  it("copies again over a delete marker", () =>
    withS3(async ({ s3, ask }) => {
      await ask("PUT", sourcePath, { body: "1" });
      await copyOnce(s3, source, target);
      await ask("DELETE", targetPath);
      assert.equal(await copyOnce(s3, source, target), "copied");
    }));

  it("reports a missing source", () =>
    withS3(async ({ s3 }) => {
      assert.equal(await copyOnce(s3, source, target), "missing");
    }));

  it("fails with S3's error", () =>
    withS3(async ({ s3, ask }) => {
      await ask("PUT", sourcePath, { body: "1" });
      const long = { bucket: "versioned", key: "x".repeat(1025) };
      await assert.rejects(copyOnce(s3, source, long), /: 400 .*<Code>KeyTooLongError<\/Code>/s);
    }));
});
