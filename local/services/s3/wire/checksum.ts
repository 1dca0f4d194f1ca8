/**
 * The checksums a client may send with an object, and those S3 makes of the parts of an upload.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 * @module
 */
import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { createCrc32c, createCrc64Nvme, type Digester } from "./crc.ts";

/** Algorithms by the name S3 gives them; lower case, it ends the header `x-amz-checksum-…`. */
const algorithms = {
  CRC32: { sizeBytes: 4, create: createCrc32, types: ["COMPOSITE", "FULL_OBJECT"] },
  CRC32C: { sizeBytes: 4, create: createCrc32c, types: ["COMPOSITE", "FULL_OBJECT"] },
  CRC64NVME: { sizeBytes: 8, create: createCrc64Nvme, types: ["FULL_OBJECT"] },
  SHA1: { sizeBytes: 20, create: () => createHasher("sha1"), types: ["COMPOSITE"] },
  SHA256: { sizeBytes: 32, create: () => createHasher("sha256"), types: ["COMPOSITE"] },
  SHA512: { sizeBytes: 64, create: () => createHasher("sha512"), types: ["COMPOSITE"] },
  MD5: { sizeBytes: 16, create: () => createHasher("md5"), types: ["COMPOSITE"] },
} as const satisfies Record<
  string,
  {
    readonly sizeBytes: number;
    readonly create: () => Digester;
    /** Of the checksum of an object made of parts; the first is the default. */
    readonly types: readonly ChecksumType[];
  }
>;

/** What the checksum of an object made of parts is computed over: the object, or the checksums of its parts. */
export type ChecksumType = "FULL_OBJECT" | "COMPOSITE";

/** An algorithm's name. */
export type ChecksumAlgorithm = keyof typeof algorithms;

/** A checksum as stored and answered. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; a composite ends in `-` and the number of parts. */
  readonly value: string;
  readonly type: ChecksumType;
}

/** Every algorithm, in the order of the API reference. */
export const checksumAlgorithms: readonly ChecksumAlgorithm[] = [
  "CRC32",
  "CRC32C",
  "CRC64NVME",
  "SHA1",
  "SHA256",
  "SHA512",
  "MD5",
];

/** What an object has whose client sent no checksum. */
export const defaultAlgorithm: ChecksumAlgorithm = "CRC64NVME";

function createCrc32(): Digester {
  let value = 0;
  return {
    update(data) {
      value = crc32(data, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}

function createHasher(name: string): Digester {
  const hash = createHash(name);
  return { update: (data) => void hash.update(data), digest: () => hash.digest() };
}

/** The algorithm of that name, in any case. */
export function findAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  return checksumAlgorithms.find((algorithm) => algorithm === name?.toUpperCase());
}

/** The types of checksum that an object made of parts may have; the first is the default. */
export function checksumTypes(algorithm: ChecksumAlgorithm): readonly ChecksumType[] {
  return algorithms[algorithm].types;
}

/** `x-amz-checksum-crc32` and so on. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** A digester for bytes that come in pieces. */
export function createDigester(algorithm: ChecksumAlgorithm): Digester {
  return algorithms[algorithm].create();
}

/** Base64 of the checksum of some bytes. */
export function computeChecksum(algorithm: ChecksumAlgorithm, data: Buffer): string {
  const digester = createDigester(algorithm);
  digester.update(data);
  return digester.digest().toString("base64");
}

/** The checksum of a whole object. */
export function fullChecksum(algorithm: ChecksumAlgorithm, data: Buffer): Checksum {
  return { algorithm, value: computeChecksum(algorithm, data), type: "FULL_OBJECT" };
}

/** Whether a value is base64 of the right number of bytes. */
export function isChecksumValue(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, "base64");
  return bytes.length === algorithms[algorithm].sizeBytes && bytes.toString("base64") === value;
}

/** The checksum of checksums S3 gives an object made of parts. */
export function composeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): Checksum {
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part, "base64")));
  const value = `${computeChecksum(algorithm, joined)}-${parts.length}`;
  return { algorithm, value, type: "COMPOSITE" };
}

/** The headers that tell of a checksum. */
export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  return checksum === undefined
    ? {}
    : {
        [checksumHeader(checksum.algorithm)]: checksum.value,
        "x-amz-checksum-type": checksum.type,
      };
}
