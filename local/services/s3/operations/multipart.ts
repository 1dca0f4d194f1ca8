/**
 * Multipart upload: create, upload a part, list parts, abort.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 * @module
 */

import type { Upload } from "../disk/uploads.ts";
import { storedHeaders } from "../rules/object-headers.ts";
import { emptyAnswer, xmlAnswer } from "../wire/answer.ts";
import {
  type ChecksumAlgorithm,
  checksumHeader,
  computeChecksum,
  findAlgorithm,
} from "../wire/checksum.ts";
import { openPayload, type Payload } from "../wire/payload.ts";
import { S3Error } from "../wire/s3-error.ts";
import { branch, leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { invalid, readCount } from "./list-query.ts";
import { ownerElement, ownerId } from "./owner.ts";

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const maxPartNumber = 10_000;

/** Begins an upload. */
export const createMultipartUpload: Handler = async (call) => {
  demand(call, "s3:PutObject", call.key);
  const { headers } = call.request;
  const algorithm = readAlgorithm(headers["x-amz-checksum-algorithm"]);
  const checksumType = readChecksumType(headers["x-amz-checksum-type"], algorithm);
  const uploadId = await call.uploads.create(call.bucket.name, {
    key: call.key,
    headers: storedHeaders(headers),
    algorithm,
    checksumType,
  });
  return xmlAnswer(
    xmlDocument("InitiateMultipartUploadResult", s3Namespace, [
      leaf("Bucket", call.bucket.name),
      leaf("Key", call.key),
      leaf("UploadId", uploadId),
    ]),
    algorithm === undefined
      ? {}
      : { "x-amz-checksum-algorithm": algorithm, "x-amz-checksum-type": checksumType },
  );
};

function readAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  const algorithm = findAlgorithm(name);
  if (name !== undefined && algorithm === undefined) {
    throw new S3Error("InvalidRequest", {
      message:
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
    });
  }
  return algorithm;
}

/** CRC-64 cannot be composed and SHA cannot be of the full object; the rest may be either. */
function readChecksumType(
  name: string | undefined,
  algorithm: ChecksumAlgorithm | undefined,
): Upload["checksumType"] {
  const type = name?.toUpperCase() ?? (algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE");
  const possible =
    type === "FULL_OBJECT"
      ? algorithm !== "SHA1" && algorithm !== "SHA256"
      : type === "COMPOSITE" && algorithm !== "CRC64NVME";
  if (!possible) {
    throw new S3Error("InvalidRequest", {
      message: "The checksum type cannot be used with the checksum algorithm of this upload.",
    });
  }
  return type === "FULL_OBJECT" ? "FULL_OBJECT" : "COMPOSITE";
}

/** The id of the upload a call is about. */
export function readUploadId(call: Call): string {
  return call.query.get("uploadId") ?? "";
}

/** Takes a part; one of the same number is replaced. */
export const uploadPart: Handler = async (call) => {
  demand(call, "s3:PutObject", call.key);
  const number = readCount(call.query, "partNumber", 0);
  if (number < 1 || number > maxPartNumber) {
    throw invalid(
      "partNumber",
      `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`,
    );
  }
  const uploadId = readUploadId(call);
  await call.uploads.find(call.bucket.name, call.key, uploadId);
  const payload = openPayload(call.request.headers, await call.request.body());
  return call.uploads.alone(call.bucket.name, uploadId, async () => {
    // Looked up again: the upload may have ended while the body came in.
    const { algorithm } = await call.uploads.find(call.bucket.name, call.key, uploadId);
    const checksum = algorithm && partChecksum(algorithm, payload);
    const part = {
      number,
      etag: payload.md5,
      sizeBytes: payload.data.length,
      lastModifiedMs: call.nowMs,
      checksum,
    };
    await call.uploads.putPart(call.bucket.name, uploadId, part, payload.data);
    const told = algorithm && checksum ? { [checksumHeader(algorithm)]: checksum } : {};
    return emptyAnswer(200, { ...told, etag: `"${payload.md5}"` });
  });
};

function partChecksum(algorithm: ChecksumAlgorithm, payload: Payload): string {
  return payload.checksum?.algorithm === algorithm
    ? payload.checksum.value
    : computeChecksum(algorithm, payload.data);
}

/** Lists what has come in so far. */
export const listParts: Handler = async (call) => {
  demand(call, "s3:ListMultipartUploadParts", call.key);
  const uploadId = readUploadId(call);
  await call.uploads.find(call.bucket.name, call.key, uploadId);
  const maxParts = Math.min(readCount(call.query, "max-parts", 1000), 1000);
  const marker = readCount(call.query, "part-number-marker", 0);
  const all = await call.uploads.parts(call.bucket.name, uploadId);
  const parts = all.filter(({ number }) => number > marker);
  const page = parts.slice(0, maxParts);
  return xmlAnswer(
    xmlDocument("ListPartsResult", s3Namespace, [
      leaf("Bucket", call.bucket.name),
      leaf("Key", call.key),
      leaf("UploadId", uploadId),
      branch("Initiator", [leaf("ID", ownerId)]),
      ownerElement,
      leaf("StorageClass", "STANDARD"),
      leaf("PartNumberMarker", marker),
      leaf("NextPartNumberMarker", page.at(-1)?.number ?? 0),
      leaf("MaxParts", maxParts),
      leaf("IsTruncated", parts.length > page.length),
      ...page.map((part) =>
        branch("Part", [
          leaf("PartNumber", part.number),
          leaf("LastModified", new Date(part.lastModifiedMs).toISOString()),
          leaf("ETag", `"${part.etag}"`),
          leaf("Size", part.sizeBytes),
        ]),
      ),
    ]),
  );
};

/** Ends an upload without an object. */
export const abortMultipartUpload: Handler = async (call) => {
  demand(call, "s3:AbortMultipartUpload", call.key);
  const uploadId = readUploadId(call);
  return call.uploads.alone(call.bucket.name, uploadId, async () => {
    await call.uploads.find(call.bucket.name, call.key, uploadId);
    await call.uploads.remove(call.bucket.name, uploadId);
    return emptyAnswer(204);
  });
};
