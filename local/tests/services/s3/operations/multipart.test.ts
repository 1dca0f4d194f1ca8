/**
 * @module
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "mocha";
import type { S3Response } from "../../../../services/s3/s3-message.ts";
import {
  type ChecksumAlgorithm,
  composeChecksum,
  computeChecksum,
} from "../../../../services/s3/wire/checksum.ts";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

const large = Buffer.alloc(5 * 1024 * 1024, "a");
const small = Buffer.from("the end");
const md5 = (data: Buffer) => createHash("md5").update(data).digest();

/** One upload of `/plain/big`. */
interface Upload {
  readonly id: string;
  part(number: number, data: Buffer, headers?: Record<string, string>): Promise<S3Response>;
  /** @param algorithm Names the checksum of each part by it. */
  complete(
    parts: readonly (readonly [number, Buffer])[],
    headers?: Record<string, string>,
    algorithm?: ChecksumAlgorithm,
  ): Promise<S3Response>;
}

async function begin({ ask }: Fixture, headers: Record<string, string> = {}): Promise<Upload> {
  const created = await ask("POST", "/plain/big", { querystring: "uploads", headers });
  const [id = ""] = elements(created, "UploadId");
  return {
    id,
    part: (number, data, own = {}) =>
      ask("PUT", "/plain/big", {
        querystring: `partNumber=${number}&uploadId=${id}`,
        body: data,
        headers: own,
      }),
    complete: (parts, own = {}, algorithm) => {
      const sum = (data: Buffer) =>
        algorithm === undefined
          ? ""
          : `<Checksum${algorithm}>${computeChecksum(algorithm, data)}</Checksum${algorithm}>`;
      const items = parts.map(
        ([number, data]) =>
          `<Part><PartNumber>${number}</PartNumber><ETag>"${md5(data).toString("hex")}"</ETag>${sum(data)}</Part>`,
      );
      const body = `<CompleteMultipartUpload>${items.join("")}</CompleteMultipartUpload>`;
      return ask("POST", "/plain/big", { querystring: `uploadId=${id}`, body, headers: own });
    },
  };
}

describe("multipart upload", () => {
  it("assembles an object from its parts, with S3's multipart ETag", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture, { "content-type": "text/x" });
      const { headers } = await upload.part(2, small);
      assert.equal(headers["etag"], `"${md5(small).toString("hex")}"`);
      await upload.part(1, large);
      const done = await upload.complete([
        [1, large],
        [2, small],
      ]);
      const tag = createHash("md5")
        .update(Buffer.concat([md5(large), md5(small)]))
        .digest("hex");
      assert.deepEqual(elements(done, "ETag"), [`&quot;${tag}-2&quot;`]);
      const object = await fixture.ask("GET", "/plain/big");
      assert.equal(object.body.equals(Buffer.concat([large, small])), true);
      assert.equal(object.headers["etag"], `"${tag}-2"`);
      assert.equal(object.headers["content-type"], "text/x");
    }));

  it("leaves nothing on disk, and answers the same completion again with the object it made", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(1, large);
      await upload.part(2, small);
      const parts = [
        [1, large],
        [2, small],
      ] as const;
      const first = await upload.complete(parts);
      assert.deepEqual(await readdir(join(fixture.root, "plain", "uploads")), []);
      const second = await upload.complete(parts);
      assert.equal(verdict(second), "200");
      assert.deepEqual(elements(second, "ETag"), elements(first, "ETag"));
      assert.equal(verdict(await upload.complete([[1, large]])), "404 NoSuchUpload");
    }));

  it("survives a restart", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(1, small);
      await fixture.restart();
      assert.equal(verdict(await upload.complete([[1, small]])), "200");
    }));

  it("uses the last of two parts with one number", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(1, large);
      await upload.part(1, small);
      assert.equal(verdict(await upload.complete([[1, large]])), "400 InvalidPart");
      assert.equal(verdict(await upload.complete([[1, small]])), "200");
    }));

  it("composes the checksums of the parts", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture, { "x-amz-checksum-algorithm": "SHA256" });
      const sums = [large, small].map((data) => computeChecksum("SHA256", data));
      const sent = await upload.part(1, large, { "x-amz-checksum-sha256": sums[0] ?? "" });
      await upload.part(2, small, { "x-amz-checksum-sha256": sums[1] ?? "" });
      assert.equal(sent.headers["x-amz-checksum-sha256"], sums[0]);
      const parts = [
        [1, large],
        [2, small],
      ] as const;
      const done = await upload.complete(parts, {}, "SHA256");
      const { value } = composeChecksum("SHA256", sums);
      assert.deepEqual(elements(done, "ChecksumSHA256"), [value]);
      assert.deepEqual(elements(done, "ChecksumType"), ["COMPOSITE"]);
    }));

  it("checks the whole object where the algorithm can", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture, { "x-amz-checksum-algorithm": "CRC64NVME" });
      await upload.part(1, large);
      await upload.part(2, small);
      const parts = [
        [1, large],
        [2, small],
      ] as const;
      const wrong = await upload.complete(parts, { "x-amz-checksum-crc64nvme": "AAAAAAAAAAA=" });
      assert.equal(verdict(wrong), "400 BadDigest");
      const value = computeChecksum("CRC64NVME", Buffer.concat([large, small]));
      const done = await upload.complete(parts, { "x-amz-checksum-crc64nvme": value });
      assert.deepEqual(elements(done, "ChecksumCRC64NVME"), [value]);
      assert.deepEqual(elements(done, "ChecksumType"), ["FULL_OBJECT"]);
    }));

  it("returns 412 for a completion If-None-Match: * on an object, and can then be aborted", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(1, small);
      await fixture.ask("PUT", "/plain/big", { body: "first" });
      const refused = await upload.complete([[1, small]], { "if-none-match": "*" });
      assert.equal(verdict(refused), "412 PreconditionFailed");
      const querystring = `uploadId=${upload.id}`;
      assert.equal((await fixture.ask("DELETE", "/plain/big", { querystring })).status, 204);
      assert.equal((await fixture.ask("GET", "/plain/big")).body.toString(), "first");
    }));

  it("lists parts, page by page", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(3, small);
      await upload.part(1, large);
      const query = `uploadId=${upload.id}`;
      const whole = await fixture.ask("GET", "/plain/big", { querystring: query });
      assert.deepEqual(elements(whole, "PartNumber"), ["1", "3"]);
      assert.deepEqual(elements(whole, "Size"), [String(large.length), String(small.length)]);
      const first = await fixture.ask("GET", "/plain/big", { querystring: `${query}&max-parts=1` });
      assert.deepEqual(elements(first, "IsTruncated"), ["true"]);
      assert.deepEqual(elements(first, "NextPartNumberMarker"), ["1"]);
      const rest = `${query}&part-number-marker=1`;
      const second = await fixture.ask("GET", "/plain/big", { querystring: rest });
      assert.deepEqual(elements(second, "PartNumber"), ["3"]);
    }));

  for (const [title, parts, expected] of [
    [
      "parts out of order",
      [
        [2, small],
        [1, large],
      ],
      "400 InvalidPartOrder",
    ],
    [
      "one part twice",
      [
        [1, large],
        [1, large],
      ],
      "400 InvalidPartOrder",
    ],
    [
      "a part that never came",
      [
        [1, large],
        [9, small],
      ],
      "400 InvalidPart",
    ],
    ["a part with another tag", [[1, small]], "400 InvalidPart"],
    [
      "a small part that is not the last",
      [
        [2, small],
        [3, small],
      ],
      "400 EntityTooSmall",
    ],
    ["no parts", [], "400 MalformedXML"],
  ] as const) {
    it(`returns ${expected} for ${title}`, () =>
      withS3(async (fixture) => {
        const upload = await begin(fixture);
        await upload.part(1, large);
        await upload.part(2, small);
        await upload.part(3, small);
        assert.equal(verdict(await upload.complete(parts)), expected);
      }));
  }

  for (const number of ["0", "10001", "a", "-1", ""]) {
    it(`refuses the part number ${JSON.stringify(number)}`, () =>
      withS3(async (fixture) => {
        const { id } = await begin(fixture);
        const querystring = `partNumber=${number}&uploadId=${id}`;
        const response = await fixture.ask("PUT", "/plain/big", { querystring, body: "x" });
        assert.equal(verdict(response), "400 InvalidArgument");
      }));
  }

  for (const uploadId of ["../../versioned", "0".repeat(32), "", "%2e%2e"]) {
    it(`returns NoSuchUpload for ${JSON.stringify(uploadId)}`, () =>
      withS3(async (fixture) => {
        for (const method of ["GET", "DELETE"]) {
          const response = await fixture.ask(method, "/plain/big", {
            querystring: `uploadId=${uploadId}`,
          });
          assert.equal(verdict(response), "404 NoSuchUpload");
        }
      }));
  }

  it("never uses an upload id as a path", () =>
    withS3(async (fixture) => {
      const { id } = await begin(fixture);
      const querystring = `uploadId=${encodeURIComponent(`${id}/../${id}`)}`;
      const response = await fixture.ask("GET", "/plain/big", { querystring });
      assert.equal(verdict(response), "404 NoSuchUpload");
    }));

  it("requires the key of an upload", () =>
    withS3(async (fixture) => {
      const { id } = await begin(fixture);
      const response = await fixture.ask("GET", "/plain/other", { querystring: `uploadId=${id}` });
      assert.equal(verdict(response), "404 NoSuchUpload");
    }));

  for (const [headers, expected] of [
    [{ "x-amz-checksum-algorithm": "CRC16" }, "400 InvalidRequest"],
    [
      { "x-amz-checksum-algorithm": "SHA256", "x-amz-checksum-type": "FULL_OBJECT" },
      "400 InvalidRequest",
    ],
    [
      { "x-amz-checksum-algorithm": "CRC64NVME", "x-amz-checksum-type": "COMPOSITE" },
      "400 InvalidRequest",
    ],
    [{ "x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-type": "FULL_OBJECT" }, "200"],
  ] as const) {
    it(`returns ${expected} for an upload with ${JSON.stringify(headers)}`, () =>
      withS3(async ({ ask }) => {
        const response = await ask("POST", "/plain/big", { querystring: "uploads", headers });
        assert.equal(verdict(response), expected);
      }));
  }

  it("refuses an object of another size than announced", () =>
    withS3(async (fixture) => {
      const upload = await begin(fixture);
      await upload.part(1, small);
      const response = await upload.complete([[1, small]], { "x-amz-mp-object-size": "1" });
      assert.equal(verdict(response), "400 InvalidRequest");
    }));
});
