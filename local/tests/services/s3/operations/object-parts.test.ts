/**
 * Objects that were uploaded in parts, read part by part, and uploads that are under way.
 *
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { computeChecksum } from "../../../../services/s3/wire/checksum.ts";
import { type Ask, elements, type Fixture, verdict, withS3 } from "../fixture.ts";

const large = Buffer.alloc(5 * 1024 * 1024, "a");
const small = Buffer.from("the end");

async function begin({ ask }: Fixture, path: string, headers = {}): Promise<string> {
  const created = await ask("POST", path, { querystring: "uploads", headers });
  return elements(created, "UploadId")[0] ?? "";
}

/** Uploads `/plain/big` in two parts, with a SHA-256 each. */
async function uploadBig(fixture: Fixture): Promise<void> {
  const id = await begin(fixture, "/plain/big", { "x-amz-checksum-algorithm": "SHA256" });
  const items: string[] = [];
  for (const [index, body] of [large, small].entries()) {
    const sum = computeChecksum("SHA256", body);
    const querystring = `partNumber=${index + 1}&uploadId=${id}`;
    const headers = { "x-amz-checksum-sha256": sum };
    await fixture.ask("PUT", "/plain/big", { querystring, body, headers });
    const etag = createHash("md5").update(body).digest("hex");
    items.push(
      `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag><ChecksumSHA256>${sum}</ChecksumSHA256></Part>`,
    );
  }
  const body = `<CompleteMultipartUpload>${items.join("")}</CompleteMultipartUpload>`;
  const done = await fixture.ask("POST", "/plain/big", { querystring: `uploadId=${id}`, body });
  assert.equal(verdict(done), "200");
}

const attributesOf = (fixture: Fixture, path: string, names: string, headers = {}) =>
  fixture.ask("GET", path, {
    querystring: "attributes",
    headers: { "x-amz-object-attributes": names, ...headers },
  });

describe("an object in parts", () => {
  for (const [title, path, ask, expected] of [
    [
      "its second part",
      "/plain/big",
      { querystring: "partNumber=2" },
      "206 bytes 5242880-5242886/5242887 2",
    ],
    ["a part there is not", "/plain/big", { querystring: "partNumber=3" }, "416 InvalidPartNumber"],
    [
      "a part and a range",
      "/plain/big",
      { querystring: "partNumber=1", headers: { range: "bytes=0-1" } },
      "400 InvalidRequest",
    ],
    [
      "the first part of an object that has none",
      "/plain/whole",
      { querystring: "partNumber=1" },
      "206 bytes 0-6/7 none",
    ],
  ] as const satisfies readonly (readonly [string, string, Ask, string])[]) {
    it(`returns ${expected} for ${title}`, () =>
      withS3(async (fixture) => {
        await uploadBig(fixture);
        await fixture.ask("PUT", "/plain/whole", { body: small });
        const response = await fixture.ask("GET", path, ask);
        const { "content-range": range, "x-amz-mp-parts-count": count = "none" } = response.headers;
        assert.equal(
          response.status === 206 ? `206 ${range} ${count}` : verdict(response),
          expected,
        );
      }));
  }

  it("has the attributes that are asked for, its entity tag without quotes", () =>
    withS3(async (fixture) => {
      await uploadBig(fixture);
      const response = await attributesOf(
        fixture,
        "/plain/big",
        "ETag,ObjectSize,Checksum,ObjectParts,StorageClass",
      );
      assert.match(elements(response, "ETag")[0] ?? "", /^[0-9a-f]{32}-2$/);
      assert.deepEqual(
        ["ObjectSize", "PartsCount", "PartNumber", "Size", "ChecksumType", "StorageClass"].map(
          (name) => elements(response, name),
        ),
        [["5242887"], ["2"], ["1", "2"], ["5242880", "7"], ["COMPOSITE"], ["STANDARD"]],
      );
      const [ofObject, ...ofParts] = elements(response, "ChecksumSHA256");
      assert.match(ofObject ?? "", /^[A-Za-z0-9+/]{43}=$/);
      assert.deepEqual(
        ofParts,
        [large, small].map((part) => computeChecksum("SHA256", part)),
      );
    }));

  it("has its parts page by page", () =>
    withS3(async (fixture) => {
      await uploadBig(fixture);
      const page = await attributesOf(fixture, "/plain/big", "ObjectParts", {
        "x-amz-max-parts": "1",
        "x-amz-part-number-marker": "1",
      });
      assert.deepEqual(elements(page, "PartNumber"), ["2"]);
      assert.deepEqual(elements(page, "IsTruncated"), ["false"]);
    }));

  it("is refused an attribute that S3 does not have", () =>
    withS3(async (fixture) => {
      await fixture.ask("PUT", "/plain/whole", { body: small });
      assert.equal(
        verdict(await attributesOf(fixture, "/plain/whole", "Etag")),
        "400 InvalidArgument",
      );
      assert.equal(verdict(await attributesOf(fixture, "/plain/whole", "")), "400 InvalidArgument");
    }));

  it("becomes a single object when it is copied, with a checksum of all of it", () =>
    withS3(async (fixture) => {
      await uploadBig(fixture);
      const whole = Buffer.concat([large, small]);
      for (const [headers, algorithm] of [
        [{}, "SHA256"],
        [{ "x-amz-checksum-algorithm": "SHA1" }, "SHA1"],
      ] as const) {
        const copy = await fixture.ask("PUT", "/plain/copy", {
          headers: { "x-amz-copy-source": "/plain/big", ...headers },
        });
        assert.deepEqual(elements(copy, `Checksum${algorithm}`), [
          computeChecksum(algorithm, whole),
        ]);
        const parts = await attributesOf(fixture, "/plain/copy", "ETag,ObjectParts");
        assert.deepEqual(elements(parts, "PartsCount"), []);
        assert.deepEqual(elements(parts, "ETag"), [createHash("md5").update(whole).digest("hex")]);
      }
    }));
});

describe("a part that is copied", () => {
  for (const [title, range, expected] of [
    ["all of its source", undefined, "the end"],
    ["a range of it", "bytes=4-6", "end"],
    ["a range that leaves it", "bytes=4-7", "400 InvalidArgument"],
    ["a range without an end", "bytes=4-", "400 InvalidArgument"],
  ] as const) {
    it(`holds ${title}: ${expected}`, () =>
      withS3(async (fixture) => {
        await fixture.ask("PUT", "/plain/source", { body: small });
        const id = await begin(fixture, "/plain/big");
        const part = await fixture.ask("PUT", "/plain/big", {
          querystring: `partNumber=1&uploadId=${id}`,
          headers: {
            "x-amz-copy-source": "plain/source",
            ...(range === undefined ? {} : { "x-amz-copy-source-range": range }),
          },
        });
        const [etag] = elements(part, "ETag");
        assert.equal(
          etag === undefined ? verdict(part) : etag,
          /^\d/.test(expected)
            ? expected
            : `&quot;${createHash("md5").update(expected).digest("hex")}&quot;`,
        );
      }));
  }
});

describe("uploads under way", () => {
  it("are listed by key and time, page by page, and not once they have ended", () =>
    withS3(async (fixture) => {
      const ids: string[] = [];
      for (const path of ["/plain/b", "/plain/a/1", "/plain/b"]) {
        fixture.clockMs += 1000;
        ids.push(await begin(fixture, path));
      }
      const list = (querystring: string) => fixture.ask("GET", "/plain", { querystring });
      assert.deepEqual(elements(await list("uploads"), "UploadId"), [ids[1], ids[0], ids[2]]);
      const first = await list("uploads&max-uploads=2");
      assert.deepEqual(elements(first, "NextUploadIdMarker"), [ids[0]]);
      const second = await list(`uploads&key-marker=b&upload-id-marker=${ids[0]}`);
      assert.deepEqual(elements(second, "UploadId"), [ids[2]]);
      assert.deepEqual(elements(await list("uploads&delimiter=/"), "CommonPrefixes"), []);
      assert.deepEqual(elements(await list("uploads&delimiter=/"), "Prefix"), ["", "a/"]);
      await fixture.ask("DELETE", "/plain/b", { querystring: `uploadId=${ids[0]}` });
      assert.deepEqual(elements(await list("uploads&prefix=b"), "UploadId"), [ids[2]]);
    }));
});
