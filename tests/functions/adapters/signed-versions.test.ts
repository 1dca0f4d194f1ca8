/**
 * The versions of the season object as functions at the edge read them, beside the SDK's reading of the same responses.
 *
 * @module
 */
import assert from "node:assert/strict";
import type http from "node:http";
import { after, before, beforeEach, describe, it } from "mocha";
import { seasonVersions } from "../../../functions/adapters/season-versions.ts";
import { signedVersions } from "../../../functions/adapters/signed-versions.ts";
import { maxSeasonBytes } from "../../../functions/core/read-season.ts";
import { type FakeS3, s3Error, startFakeS3, useFakeS3 } from "../fake-s3.ts";

const location = { bucket: "season", key: "seasons/a & b.json", region: "eu-west-1" };
const spelledKey = "seasons/a &amp; b.json";

interface Listed {
  readonly key?: string;
  readonly id: string;
  readonly latest?: boolean;
}

function version({ key = spelledKey, id, latest = false }: Listed): string {
  return `<Version><Key>${key}</Key><VersionId>${id}</VersionId><IsLatest>${latest}</IsLatest>
    <LastModified>2026-11-0${id === "bb" ? 2 : 1}T10:00:00.000Z</LastModified><ETag>&quot;tag-${id}&quot;</ETag><Size>3</Size></Version>`;
}

const marker = `<DeleteMarker><Key>${spelledKey}</Key><VersionId>gone</VersionId><IsLatest>true</IsLatest>
  <LastModified>2026-11-09T10:00:00.000Z</LastModified></DeleteMarker>`;

function list(...entries: readonly string[]): http.RequestListener {
  return (_request, response) =>
    response
      .writeHead(200, { "content-type": "application/xml" })
      .end(
        `<?xml version="1.0"?>\n<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>season</Name>${entries.join("")}</ListVersionsResult>`,
      );
}

describe("signedVersions", () => {
  let s3: FakeS3;
  let restore: () => void;
  before(async () => {
    s3 = await startFakeS3();
    restore = useFakeS3(s3.url);
  });
  beforeEach(() => {
    s3.asked.length = 0;
  });
  after(async () => {
    restore();
    await s3.close();
  });

  it("lists the versions of the key, newest first", async () => {
    s3.respond = list(version({ id: "bb", latest: true }), version({ id: "a" }));
    assert.deepEqual(await signedVersions(location).list(), [
      { id: "bb", tag: '"tag-bb"', atMs: Date.parse("2026-11-02T10:00:00Z") },
      { id: "a", tag: '"tag-a"', atMs: Date.parse("2026-11-01T10:00:00Z") },
    ]);
    assert.deepEqual(
      s3.asked.map(({ method, url }) => [method, url]),
      [["GET", "/season/?versions=&prefix=seasons%2Fa%20%26%20b.json&max-keys=100"]],
    );
  });

  for (const [title, entries] of [
    ["of one version", [version({ id: "a", latest: true })]],
    ["of no version", []],
    ["of a deleted object", [marker, version({ id: "a" })]],
    ["of an older delete marker", [version({ id: "bb", latest: true }), marker]],
    [
      "with other keys of the same beginning",
      [
        version({ id: "a", latest: true }),
        version({ key: `${spelledKey}.old`, id: "b", latest: true }),
      ],
    ],
    ["of other keys alone", [version({ key: `${spelledKey}.old`, id: "b", latest: true })]],
    ["with entities", [version({ id: "&#60;&#x3e;&apos;&quot;", latest: true })]],
  ] as const) {
    it(`reads a list ${title} as the SDK does`, async () => {
      s3.respond = list(...entries);
      assert.deepEqual(
        await signedVersions(location).list(),
        await seasonVersions(location).list(),
      );
    });
  }

  it("reads the text of a version", async () => {
    s3.respond = (_request, response) => response.end("{é}");
    assert.equal(await signedVersions(location).read("a/b+c"), "{é}");
    assert.deepEqual(
      s3.asked.map(({ url }) => url),
      ["/season/seasons/a%20%26%20b.json?versionId=a%2Fb%2Bc"],
    );
  });

  it("returns nothing for a version that no longer exists, or is larger than a season may be", async () => {
    s3.respond = s3Error(404, "NoSuchVersion");
    assert.equal(await signedVersions(location).read("a"), undefined);
    s3.respond = (_request, response) => {
      response.writeHead(200, { "content-length": maxSeasonBytes + 1 }).flushHeaders();
    };
    assert.equal(await signedVersions(location).read("a"), undefined);
  });

  it("rejects what is no list, as the SDK does", async () => {
    s3.respond = (_request, response) => response.end("{}");
    for (const versions of [signedVersions(location), seasonVersions(location)]) {
      await assert.rejects(versions.list());
    }
  });

  it("rejects with S3's code, as the SDK does", async () => {
    s3.respond = s3Error(403, "AccessDenied");
    for (const versions of [signedVersions(location), seasonVersions(location)]) {
      await assert.rejects(versions.list(), { name: "AccessDenied" });
      await assert.rejects(versions.read("a"), { name: "AccessDenied" });
    }
  });
});
