/**
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

/** An S3 with one object to copy. */
function withSource(test: (fixture: Fixture & { id: string }) => Promise<void>): Promise<void> {
  return withS3(async (fixture) => {
    const { headers } = await fixture.ask("PUT", "/versioned/from%20here", {
      body: "content",
      headers: {
        "content-type": "text/x",
        "x-amz-meta-a": "1",
        "x-amz-storage-class": "STANDARD_IA",
        "x-amz-server-side-encryption": "aws:kms",
      },
    });
    await test(Object.assign(fixture, { id: headers["x-amz-version-id"] ?? "" }));
  });
}

const source = { "x-amz-copy-source": "/versioned/from%20here" };

describe("CopyObject", () => {
  it("copies bytes and metadata, and names the version it read", () =>
    withSource(async ({ ask, id }) => {
      const response = await ask("PUT", "/plain/to", { headers: source });
      assert.equal(verdict(response), "200");
      assert.deepEqual(elements(response, "LastModified"), ["2026-11-21T12:00:00.000Z"]);
      assert.deepEqual(elements(response, "ETag"), [
        "&quot;9a0364b9e99bb480dd25e1f0284c8555&quot;",
      ]);
      assert.equal(response.headers["x-amz-copy-source-version-id"], id);
      const copy = await ask("GET", "/plain/to");
      assert.equal(copy.body.toString(), "content");
      assert.equal(copy.headers["content-type"], "text/x");
      assert.equal(copy.headers["x-amz-meta-a"], "1");
    }));

  it("copies neither storage class nor encryption", () =>
    withSource(async ({ ask }) => {
      await ask("PUT", "/plain/to", { headers: source });
      const { headers } = await ask("GET", "/plain/to");
      assert.equal(headers["x-amz-storage-class"], undefined);
      assert.equal(headers["x-amz-server-side-encryption"], "AES256");
    }));

  it("replaces the metadata on request", () =>
    withSource(async ({ ask }) => {
      const headers = {
        ...source,
        "x-amz-metadata-directive": "REPLACE",
        "content-type": "text/y",
      };
      await ask("PUT", "/plain/to", { headers });
      const copy = await ask("GET", "/plain/to");
      assert.equal(copy.headers["content-type"], "text/y");
      assert.equal(copy.headers["x-amz-meta-a"], undefined);
    }));

  it("copies an older version", () =>
    withSource(async ({ ask, id }) => {
      await ask("PUT", "/versioned/from%20here", { body: "newer" });
      const headers = { "x-amz-copy-source": `versioned/from%20here?versionId=${id}` };
      await ask("PUT", "/plain/to", { headers });
      assert.equal((await ask("GET", "/plain/to")).body.toString(), "content");
    }));

  it("copies an object onto itself to change its class", () =>
    withSource(async ({ ask }) => {
      const headers = { ...source, "x-amz-storage-class": "ONEZONE_IA" };
      assert.equal(verdict(await ask("PUT", "/versioned/from%20here", { headers })), "200");
      const copy = await ask("GET", "/versioned/from%20here");
      assert.equal(copy.headers["x-amz-storage-class"], "ONEZONE_IA");
    }));

  it("returns 200, then 412 to If-None-Match: *", () =>
    withSource(async ({ ask }) => {
      const headers = { ...source, "if-none-match": "*" };
      assert.equal(verdict(await ask("PUT", "/plain/to", { headers })), "200");
      assert.equal(verdict(await ask("PUT", "/plain/to", { headers })), "412 PreconditionFailed");
    }));

  for (const [condition, expected] of [
    [{ "x-amz-copy-source-if-match": '"9a0364b9e99bb480dd25e1f0284c8555"' }, "200"],
    [{ "x-amz-copy-source-if-match": '"other"' }, "412 PreconditionFailed"],
    [{ "x-amz-copy-source-if-none-match": "*" }, "412 PreconditionFailed"],
    [{ "x-amz-copy-source-if-none-match": '"other"' }, "200"],
    [
      { "x-amz-copy-source-if-modified-since": "Sat, 21 Nov 2026 12:00:00 GMT" },
      "412 PreconditionFailed",
    ],
    [
      { "x-amz-copy-source-if-unmodified-since": "Sat, 21 Nov 2026 11:59:59 GMT" },
      "412 PreconditionFailed",
    ],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(condition)}`, () =>
      withSource(async ({ ask }) => {
        const headers = { ...source, ...condition };
        assert.equal(verdict(await ask("PUT", "/plain/to", { headers })), expected);
      }));
  }

  for (const [title, path, headers, expected] of [
    [
      "a source that is not there",
      "/plain/to",
      { "x-amz-copy-source": "plain/nothing" },
      "404 NoSuchKey",
    ],
    [
      "a bucket that is not there",
      "/plain/to",
      { "x-amz-copy-source": "nowhere/a" },
      "404 NoSuchBucket",
    ],
    [
      "a source without a key",
      "/plain/to",
      { "x-amz-copy-source": "plain" },
      "400 InvalidArgument",
    ],
    ["an empty source", "/plain/to", { "x-amz-copy-source": "" }, "400 InvalidArgument"],
    [
      "a source that is not UTF-8",
      "/plain/to",
      { "x-amz-copy-source": "plain/%ff" },
      "400 InvalidURI",
    ],
    ["itself, unchanged", "/versioned/from%20here", source, "400 InvalidRequest"],
    [
      "an unknown directive",
      "/plain/to",
      { ...source, "x-amz-metadata-directive": "MERGE" },
      "400 InvalidArgument",
    ],
  ] as const) {
    it(`returns ${expected} for a copy of ${title}`, () =>
      withSource(async ({ ask }) => {
        assert.equal(verdict(await ask("PUT", path, { headers })), expected);
      }));
  }

  for (const [action, resource] of [
    ["s3:GetObject", "arn:aws:s3:::versioned/from here"],
    ["s3:PutObject", "arn:aws:s3:::plain/to"],
  ]) {
    it(`needs ${action} on ${resource}`, () =>
      withS3(
        async ({ ask }) => {
          await ask("PUT", "/versioned/from%20here");
          const response = await ask("PUT", "/plain/to", { headers: source });
          assert.equal(verdict(response), "403 AccessDenied");
        },
        { authorize: (_principal, asked, on) => asked !== action || on !== resource },
      ));
  }
});
