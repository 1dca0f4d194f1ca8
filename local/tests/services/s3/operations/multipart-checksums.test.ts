/**
 * The checksums that are declared for an upload, sent with its parts, and named when it is completed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { computeChecksum } from "../../../../services/s3/wire/checksum.ts";
import { elements, type Fixture, verdict, withS3 } from "../fixture.ts";

const data = Buffer.from("the only part");
const sha256 = computeChecksum("SHA256", data);

async function begin({ ask }: Fixture, headers: Record<string, string>): Promise<string> {
  const created = await ask("POST", "/plain/big", { querystring: "uploads", headers });
  return elements(created, "UploadId")[0] ?? "";
}

function put({ ask }: Fixture, id: string, headers: Record<string, string>) {
  const querystring = `partNumber=1&uploadId=${id}`;
  return ask("PUT", "/plain/big", { querystring, body: data, headers });
}

function complete({ ask }: Fixture, id: string, etag: string, checksum: string, headers = {}) {
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag>${checksum}</Part></CompleteMultipartUpload>`;
  return ask("POST", "/plain/big", { querystring: `uploadId=${id}`, body, headers });
}

describe("the checksum of a part", () => {
  for (const [title, declared, sent, expected] of [
    [
      "a hash to an upload without an algorithm",
      {},
      { "x-amz-checksum-sha256": sha256 },
      "null sha256",
    ],
    [
      "another algorithm",
      { "x-amz-checksum-algorithm": "SHA256" },
      { "x-amz-checksum-crc32": computeChecksum("CRC32", data) },
      "sha256 crc32",
    ],
    ["none to a composite upload", { "x-amz-checksum-algorithm": "SHA256" }, {}, "sha256 null"],
  ] as const) {
    it(`is refused: ${title}`, () =>
      withS3(async (fixture) => {
        const refused = await put(fixture, await begin(fixture, declared), sent);
        assert.equal(verdict(refused), "400 InvalidRequest");
        const [expectedType, actualType] = expected.split(" ");
        assert.deepEqual(elements(refused, "Message"), [
          `Checksum Type mismatch occurred, expected checksum Type: ${expectedType}, actual checksum Type: ${actualType}`,
        ]);
      }));
  }

  for (const [title, declared, sent] of [
    [
      "the SDKs' default, to an upload without an algorithm",
      {},
      { "x-amz-checksum-crc32": computeChecksum("CRC32", data) },
    ],
    [
      "none, where the checksum is of the whole object",
      { "x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-type": "FULL_OBJECT" },
      {},
    ],
    [
      "the declared algorithm",
      { "x-amz-checksum-algorithm": "SHA512" },
      { "x-amz-checksum-sha512": computeChecksum("SHA512", data) },
    ],
  ] as const) {
    it(`is accepted: ${title}`, () =>
      withS3(async (fixture) => {
        assert.equal((await put(fixture, await begin(fixture, declared), sent)).status, 200);
      }));
  }
});

describe("a completion", () => {
  for (const [title, checksum, headers, expected] of [
    ["without the checksum of a part", "", {}, "400 InvalidRequest"],
    [
      "with another checksum of a part",
      `<ChecksumSHA256>${computeChecksum("SHA256", Buffer.of())}</ChecksumSHA256>`,
      {},
      "400 InvalidPart",
    ],
    [
      "with another algorithm beside it",
      `<ChecksumSHA256>${sha256}</ChecksumSHA256><ChecksumSHA1>AAAA</ChecksumSHA1>`,
      {},
      "400 InvalidPart",
    ],
    [
      "with another type",
      `<ChecksumSHA256>${sha256}</ChecksumSHA256>`,
      { "x-amz-checksum-type": "FULL_OBJECT" },
      "400 InvalidRequest",
    ],
    [
      "with another checksum of the object",
      `<ChecksumSHA256>${sha256}</ChecksumSHA256>`,
      { "x-amz-checksum-sha256": sha256 },
      "400 BadDigest",
    ],
    [
      "with everything as it was sent",
      `<ChecksumSHA256>${sha256}</ChecksumSHA256>`,
      { "x-amz-checksum-type": "COMPOSITE" },
      "200",
    ],
  ] as const) {
    it(`of an upload with a composite SHA-256 returns ${expected}: ${title}`, () =>
      withS3(async (fixture) => {
        const id = await begin(fixture, { "x-amz-checksum-algorithm": "SHA256" });
        const part = await put(fixture, id, { "x-amz-checksum-sha256": sha256 });
        const done = await complete(fixture, id, part.headers["etag"] ?? "", checksum, headers);
        assert.equal(verdict(done), expected);
      }));
  }

  it("computes a CRC-64/NVME of the object where the upload declares no algorithm", () =>
    withS3(async (fixture) => {
      const id = await begin(fixture, {});
      const part = await put(fixture, id, {});
      assert.equal(part.headers["x-amz-checksum-crc64nvme"], undefined);
      const done = await complete(fixture, id, part.headers["etag"] ?? "", "");
      assert.deepEqual(elements(done, "ChecksumCRC64NVME"), [computeChecksum("CRC64NVME", data)]);
      assert.deepEqual(elements(done, "ChecksumType"), ["FULL_OBJECT"]);
    }));

  it("lists the algorithm, the type and the checksum of each part until then", () =>
    withS3(async (fixture) => {
      const id = await begin(fixture, { "x-amz-checksum-algorithm": "SHA256" });
      await put(fixture, id, { "x-amz-checksum-sha256": sha256 });
      const parts = await fixture.ask("GET", "/plain/big", { querystring: `uploadId=${id}` });
      assert.deepEqual(
        ["ChecksumAlgorithm", "ChecksumType", "ChecksumSHA256"].map((name) =>
          elements(parts, name),
        ),
        [["SHA256"], ["COMPOSITE"], [sha256]],
      );
    }));
});
