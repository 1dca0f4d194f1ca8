/**
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  checksumAlgorithms,
  checksumHeader,
  composeChecksum,
  computeChecksum,
  createDigester,
  findAlgorithm,
  isChecksumValue,
} from "../../../../services/s3/wire/checksum.ts";

/** The check values of the catalogue of CRC algorithms are of these nine digits. */
const digits = Buffer.from("123456789");

describe("computeChecksum", () => {
  for (const [algorithm, hexadecimal] of [
    ["CRC32", "cbf43926"],
    ["CRC32C", "e3069283"],
    ["CRC64NVME", "ae8b14860a799888"],
    ["SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
    ["SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
  ] as const) {
    it(`gives the published check value of ${algorithm}`, () => {
      assert.equal(
        computeChecksum(algorithm, digits),
        Buffer.from(hexadecimal, "hex").toString("base64"),
      );
    });
  }

  it("returns zero for the checksums of no bytes", () => {
    assert.equal(computeChecksum("CRC32C", Buffer.alloc(0)), "AAAAAA==");
    assert.equal(computeChecksum("CRC64NVME", Buffer.alloc(0)), "AAAAAAAAAAA=");
  });
});

describe("createDigester", () => {
  for (const algorithm of checksumAlgorithms) {
    it(`gives the same ${algorithm} however the bytes are cut`, () => {
      fc.assert(
        fc.property(fc.uint8Array(), fc.nat(), (bytes, cut) => {
          const data = Buffer.from(bytes);
          const digester = createDigester(algorithm);
          digester.update(data.subarray(0, cut % (data.length + 1)));
          digester.update(data.subarray(cut % (data.length + 1)));
          assert.equal(digester.digest().toString("base64"), computeChecksum(algorithm, data));
        }),
      );
    });
  }
});

describe("composeChecksum", () => {
  it("digests the digests of the parts, and counts them", () => {
    const parts = ["a", "b"].map((text) => computeChecksum("SHA256", Buffer.from(text)));
    const joined = Buffer.concat(parts.map((part) => Buffer.from(part, "base64")));
    assert.deepEqual(composeChecksum("SHA256", parts), {
      algorithm: "SHA256",
      value: `${computeChecksum("SHA256", joined)}-2`,
      type: "COMPOSITE",
    });
  });
});

describe("isChecksumValue", () => {
  for (const [algorithm, value, expected] of [
    ["CRC32", "y/Q5Jg==", true],
    ["CRC32", "y/Q5Jg", false],
    ["CRC32", "y/Q5JgA=", false],
    ["CRC32", "", false],
    ["CRC64NVME", "rosUhgp5mIg=", true],
    ["CRC64NVME", "y/Q5Jg==", false],
    ["SHA256", "not base64 at all", false],
  ] as const) {
    it(`returns ${expected} for ${JSON.stringify(value)} for ${algorithm}`, () => {
      assert.equal(isChecksumValue(algorithm, value), expected);
    });
  }
});

describe("findAlgorithm", () => {
  it("finds every algorithm by the end of its header", () => {
    for (const algorithm of checksumAlgorithms) {
      assert.equal(
        findAlgorithm(checksumHeader(algorithm).slice("x-amz-checksum-".length)),
        algorithm,
      );
    }
  });
  it("returns nothing for an unknown algorithm", () => {
    assert.equal(findAlgorithm("crc16"), undefined);
    assert.equal(findAlgorithm(undefined), undefined);
  });
});
