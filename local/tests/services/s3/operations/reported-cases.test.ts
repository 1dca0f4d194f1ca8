/**
 * Small requests that S3 answers in one way and that are easily answered in another.
 *
 * @module
 */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createStore } from "../../../../services/s3/disk/store.ts";
import { createVersionIds, isAfterMarker } from "../../../../services/s3/rules/version-id.ts";
import { elements, type Fixture, plain, verdict, versioned, withS3 } from "../fixture.ts";

/** Deletes what a list shows, one version at a time, and goes on with the markers it gives. */
async function deleteByPages({ ask }: Fixture): Promise<number> {
  let markers = "";
  let pages = 0;
  for (;;) {
    const list = await ask("GET", "/versioned", { querystring: `versions&max-keys=1${markers}` });
    for (const id of elements(list, "VersionId")) {
      const [key] = elements(list, "Key");
      await ask("DELETE", `/versioned/${key}`, { querystring: `versionId=${id}` });
    }
    pages += 1;
    const [key] = elements(list, "NextKeyMarker");
    if (key === undefined) {
      return pages;
    }
    markers = `&key-marker=${key}&version-id-marker=${elements(list, "NextVersionIdMarker")[0]}`;
  }
}

/** @param times What the clock shows, one time an id. */
function checkOrder(times: readonly number[]): void {
  const clock = times.values();
  const next = createVersionIds(
    () => clock.next().value ?? 0,
    (sizeBytes) => Buffer.alloc(sizeBytes, 0xfb),
  );
  const ids = times.map(() => next());
  assert.deepEqual(ids.toSorted(), ids.toReversed());
  assert.ok(ids.every((id) => /^[A-Za-z0-9._]{32}$/.test(id)));
  assert.ok(ids.slice(1).every((id, index) => isAfterMarker(ids[index] ?? "", id)));
}

describe("ListObjectVersions", () => {
  it("continues after a version that was deleted since", () =>
    withS3(async (fixture) => {
      for (const body of ["1", "2", "3"]) {
        await fixture.ask("PUT", "/versioned/a", { body });
      }
      await fixture.ask("DELETE", "/versioned/a");
      assert.equal(await deleteByPages(fixture), 4);
      const rest = await fixture.ask("GET", "/versioned", { querystring: "versions" });
      assert.deepEqual(elements(rest, "VersionId"), []);
    }));

  it("gives ids that sort as their versions do, newest first, whatever the clock does", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000_000_000 })), checkOrder));
  });
});

describe("DeleteObject", () => {
  it("returns 501 for If-Match beside a version, and deletes nothing", () =>
    withS3(async ({ ask }) => {
      const first = await ask("PUT", "/versioned/a", { body: "1" });
      const second = await ask("PUT", "/versioned/a", { body: "2" });
      const response = await ask("DELETE", "/versioned/a", {
        querystring: `versionId=${first.headers["x-amz-version-id"]}`,
        headers: { "if-match": second.headers["etag"] ?? "" },
      });
      assert.equal(verdict(response), "501 NotImplemented");
      const left = await ask("GET", "/versioned", { querystring: "versions" });
      assert.equal(elements(left, "VersionId").length, 2);
    }));
});

describe("metadata", () => {
  for (const [title, sent, read] of [
    ["ASCII", "a b", "a b"],
    ["Latin-1", "\u00c9", "=?UTF-8?B?w4k=?="],
    ["UTF-8", Buffer.from("日本").toString("latin1"), "=?UTF-8?B?5pel5pys?="],
    ["an encoded word", "=?UTF-8?B?5pel5pys?=", "=?UTF-8?B?5pel5pys?="],
    ["an encoded word of ASCII", "=?utf-8?b?YQ==?=", "a"],
  ] as const) {
    it(`in ${title} is read back as ${read}`, () =>
      withS3(async ({ ask }) => {
        const put = await ask("PUT", "/plain/a", { headers: { "x-amz-meta-name": sent } });
        assert.equal(put.status, 200);
        const { headers } = await ask("HEAD", "/plain/a");
        assert.equal(headers["x-amz-meta-name"], read);
      }));
  }
});

describe("the aws-chunked coding", () => {
  const body = "5\r\nhello\r\n0\r\n\r\n";
  for (const [title, headers] of [
    ["with an unsigned payload", { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }],
    ["without a signature", {}],
    ["beside another coding", { "content-encoding": "aws-chunked, gzip" }],
  ] as const) {
    it(`is undone ${title}`, () =>
      withS3(async ({ ask }) => {
        await ask("PUT", "/plain/a", {
          body,
          headers: {
            "content-encoding": "aws-chunked",
            "x-amz-decoded-content-length": "5",
            ...headers,
          },
        });
        const got = await ask("GET", "/plain/a");
        assert.equal(got.body.toString(), "hello");
        assert.equal(
          got.headers["content-encoding"],
          title.includes("beside") ? "gzip" : undefined,
        );
      }));
  }
});

describe("Content-Encoding", () => {
  for (const [sent, kept] of [
    ["gzip, br", "gzip, br"],
    ["gzip,aws-chunked", "gzip"],
    ["aws-chunked,gzip, br", "gzip, br"],
    ["aws-chunkedx", "aws-chunkedx"],
  ] as const) {
    it(`${sent} is stored as ${kept}`, () =>
      withS3(async ({ ask }) => {
        await ask("PUT", "/plain/a", { body: "a", headers: { "content-encoding": sent } });
        assert.equal((await ask("HEAD", "/plain/a")).headers["content-encoding"], kept);
      }));
  }
});

describe("ListBuckets", () => {
  for (const [querystring, names, token] of [
    ["prefix=v", ["versioned"], false],
    ["bucket-region=us-east-1", [], false],
    ["max-buckets=1", ["plain"], true],
    ["max-buckets=1&continuation-token=cGxhaW4", ["versioned"], false],
  ] as const) {
    it(`with ${querystring} lists ${names.join() || "nothing"}`, () =>
      withS3(async ({ ask }) => {
        const response = await ask("GET", "/", { querystring });
        assert.deepEqual(elements(response, "Name"), names);
        assert.equal(elements(response, "ContinuationToken").length === 1, token);
      }));
  }
  it("refuses a page of no buckets", () =>
    withS3(async ({ ask }) => {
      const response = await ask("GET", "/", { querystring: "max-buckets=0" });
      assert.equal(verdict(response), "400 InvalidArgument");
    }));
});

describe("a bucket whose versioning is suspended", () => {
  it("keeps its versions, writes the id null, and marks deletions with it", () =>
    withS3(async (fixture) => {
      const { s3, ask } = fixture;
      await ask("PUT", "/versioned/a", { body: "1" });
      s3.setBuckets([plain, { ...versioned, versioned: false, suspended: true }]);
      const status = await ask("GET", "/versioned", { querystring: "versioning" });
      assert.deepEqual(elements(status, "Status"), ["Suspended"]);
      const written = await ask("PUT", "/versioned/a", { body: "2" });
      assert.equal(written.headers["x-amz-version-id"], "null");
      const deleted = await ask("DELETE", "/versioned/b");
      assert.equal(deleted.headers["x-amz-delete-marker"], "true");
      const list = await ask("GET", "/versioned", { querystring: "versions" });
      assert.equal(elements(list, "VersionId").filter((id) => id === "null").length, 2);
      assert.equal(elements(list, "VersionId").length, 3);
    }));
});

describe("a write that fails", () => {
  it("leaves no bytes behind, of a new object and of one that exists", () =>
    withS3(async ({ root, ask }) => {
      await ask("PUT", "/plain/there", { body: "1" });
      const store = createStore({ root, random: () => Buffer.alloc(16, 1), log: () => undefined });
      async function* full(): AsyncGenerator<Buffer> {
        yield Buffer.from("half");
        throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      }
      for (const key of ["there", "new"]) {
        await assert.rejects(
          store.alone("plain", key, async (slot) => slot.write(full())),
          { code: "ENOSPC" },
        );
      }
      const [folder = "", ...others] = await readdir(join(root, "plain", "keys"));
      assert.deepEqual(others, []);
      assert.equal((await readdir(join(root, "plain", "keys", folder))).length, 2);
      assert.equal((await ask("GET", "/plain/there")).body.toString(), "1");
    }));
});
