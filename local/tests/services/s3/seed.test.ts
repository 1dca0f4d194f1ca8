/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { SeedObject } from "../../../services/s3/seed.ts";
import { elements, verdict, withS3 } from "./fixture.ts";

const season: SeedObject = {
  bucket: "versioned",
  key: "rugby_data.json",
  body: Buffer.from("one"),
  contentType: "application/json",
  cacheControl: "max-age=60",
  contentEncoding: "gzip",
  contentDisposition: "inline",
  contentLanguage: "en",
  storageClass: "STANDARD_IA",
  metadata: { Source: "desk" },
  fingerprint: "f1",
};
const changed: SeedObject = { ...season, body: Buffer.from("two"), fingerprint: "f2" };
const path = "/versioned/rugby_data.json";

describe("seed", () => {
  it("writes a missing object with all its properties", () =>
    withS3(async ({ s3, ask }) => {
      assert.equal(await s3.seed(season), "written");
      const { headers, body } = await ask("GET", path);
      assert.equal(body.toString(), "one");
      assert.equal(headers["content-type"], "application/json");
      assert.equal(headers["cache-control"], "max-age=60");
      assert.equal(headers["content-encoding"], "gzip");
      assert.equal(headers["content-disposition"], "inline");
      assert.equal(headers["content-language"], "en");
      assert.equal(headers["x-amz-storage-class"], "STANDARD_IA");
      assert.equal(headers["x-amz-meta-source"], "desk");
      assert.equal(headers["etag"], '"f97c5d29941bfb1b2fdab0874906ab82"');
    }));

  it("requires only a key, bytes and a fingerprint", () =>
    withS3(async ({ s3, ask }) => {
      const { bucket, key, body, fingerprint } = season;
      await s3.seed({ bucket, key, body, fingerprint });
      assert.equal((await ask("GET", path)).headers["content-type"], "binary/octet-stream");
    }));

  it("keeps the object while the program's is unchanged, over a restart too", () =>
    withS3(async ({ s3, ask, restart }) => {
      await s3.seed(season);
      await restart();
      assert.equal(await s3.seed(season), "kept");
      const versions = await ask("GET", "/versioned", { querystring: "versions" });
      assert.equal(elements(versions, "VersionId").length, 1);
    }));

  it("keeps an object that was written since", () =>
    withS3(async ({ s3, ask }) => {
      await s3.seed(season);
      await ask("PUT", path, { body: "edited" });
      assert.equal(await s3.seed(season), "kept");
      assert.equal((await ask("GET", path)).body.toString(), "edited");
    }));

  it("writes a new version when the program's object changes, over an edit too", () =>
    withS3(async ({ s3, ask }) => {
      await s3.seed(season);
      await ask("PUT", path, { body: "edited" });
      assert.equal(await s3.seed(changed), "written");
      assert.equal((await ask("GET", path)).body.toString(), "two");
      assert.equal(await s3.seed(changed), "kept");
      const versions = await ask("GET", "/versioned", { querystring: "versions" });
      assert.equal(elements(versions, "VersionId").length, 3);
    }));

  for (const bucket of ["plain", "versioned"]) {
    it(`restores a deleted object (${bucket})`, () =>
      withS3(async ({ s3, ask }) => {
        await s3.seed({ ...season, bucket });
        await ask("DELETE", `/${bucket}/rugby_data.json`);
        assert.equal(await s3.seed({ ...season, bucket }), "written");
        assert.equal((await ask("GET", `/${bucket}/rugby_data.json`)).status, 200);
      }));
  }

  it("replaces an object that was there before the program's", () =>
    withS3(async ({ s3, ask }) => {
      await ask("PUT", path, { body: "stranger" });
      assert.equal(await s3.seed(season), "written");
    }));

  it("writes once when asked twice at the same time", () =>
    withS3(async ({ s3 }) => {
      const results = await Promise.all([s3.seed(season), s3.seed(season)]);
      assert.deepEqual(results, ["written", "kept"]);
    }));

  it("refuses what S3 would refuse", () =>
    withS3(async ({ s3, ask }) => {
      await assert.rejects(s3.seed({ ...season, bucket: "nowhere" }), { code: "NoSuchBucket" });
      const metadata = { a: "x".repeat(3000) };
      await assert.rejects(s3.seed({ ...season, metadata }), { code: "MetadataTooLarge" });
      await assert.rejects(s3.seed({ ...season, key: "x".repeat(1025) }), {
        code: "KeyTooLongError",
      });
      assert.equal(verdict(await ask("GET", path)), "404 NoSuchKey");
    }));
});
