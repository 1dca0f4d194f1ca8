/**
 * Multipart upload: create, upload a part, abort.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 * @module
 */

import { createHash } from "node:crypto";
import { maxPartNumber as partNumberLimit } from "../../../../aws/s3-limits.ts";
import type { Part, Upload } from "../disk/uploads.ts";
import { storedHeaders } from "../rules/object-headers.ts";
import { emptyAnswer, xmlAnswer } from "../wire/answer.ts";
import {
  type Checksum,
  type ChecksumAlgorithm,
  type ChecksumType,
  checksumAlgorithms,
  checksumHeader,
  checksumTypes,
  computeChecksum,
  findAlgorithm,
} from "../wire/checksum.ts";
import { openPayload } from "../wire/payload.ts";
import { S3Error } from "../wire/s3-error.ts";
import { leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { checksumElement } from "./checksum-element.ts";
import { addressSource, type FindBucket, readSource } from "./copy-source.ts";
import { invalid, readCount } from "./list-query.ts";

/** Highest number of a part. */
export const maxPartNumber = partNumberLimit.value;

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
    initiatedMs: call.nowMs,
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

/** @throws {S3Error} `InvalidRequest` for an algorithm that is not one of those simulated. */
export function readAlgorithm(name: string | undefined): ChecksumAlgorithm | undefined {
  const algorithm = findAlgorithm(name);
  if (name !== undefined && algorithm === undefined) {
    throw new S3Error("InvalidRequest", {
      message: `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${checksumAlgorithms.join(", ")}]`,
    });
  }
  return algorithm;
}

/** Without an algorithm S3 computes a full-object CRC-64/NVME by itself, when the upload is completed. */
function readChecksumType(
  name: string | undefined,
  algorithm: ChecksumAlgorithm | undefined,
): ChecksumType {
  if (algorithm === undefined) {
    if (name !== undefined) {
      throw new S3Error("InvalidRequest", {
        message:
          "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.",
      });
    }
    return "FULL_OBJECT";
  }
  const possible = checksumTypes(algorithm);
  const type = possible.find((each) => each === (name?.toUpperCase() ?? possible[0]));
  if (type === undefined) {
    throw new S3Error("InvalidRequest", {
      message: `The ${name} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    });
  }
  return type;
}

/** The id of the upload a call is about. */
export function readUploadId(call: Call): string {
  return call.query.get("uploadId") ?? "";
}

/** Takes a part; one of the same number is replaced. */
export const uploadPart: Handler = async (call) => {
  demand(call, "s3:PutObject", call.key);
  const number = readPartNumber(call);
  const uploadId = readUploadId(call);
  await call.uploads.find(call.bucket.name, call.key, uploadId);
  const payload = openPayload(call.request.headers, await call.request.body());
  const { part, upload } = await putPart(call, number, payload.data, payload.md5, (found) =>
    checkSameAlgorithm(found, payload.checksum),
  );
  return emptyAnswer(200, {
    ...(upload.algorithm !== undefined && part.checksum !== undefined
      ? { [checksumHeader(upload.algorithm)]: part.checksum }
      : {}),
    etag: `"${part.etag}"`,
  });
};

/** Takes a part from an object that is here already. */
export function createUploadPartCopy(findBucket: FindBucket): Handler {
  return async (call) => {
    demand(call, "s3:PutObject", call.key);
    const number = readPartNumber(call);
    await call.uploads.find(call.bucket.name, call.key, readUploadId(call));
    const { data, headers } = await readSource(
      call,
      addressSource(call, findBucket),
      call.request.headers["x-amz-copy-source-range"],
    );
    const md5 = createHash("md5").update(data).digest("hex");
    const { part, upload } = await putPart(call, number, data, md5, () => undefined);
    return xmlAnswer(
      xmlDocument("CopyPartResult", s3Namespace, [
        leaf("LastModified", new Date(part.lastModifiedMs).toISOString()),
        leaf("ETag", `"${part.etag}"`),
        ...checksumElement(upload.algorithm, part.checksum),
      ]),
      headers,
    );
  };
}

/** Stores a part, once the upload is known to be under way still: its body took time to arrive. */
async function putPart(
  call: Call,
  number: number,
  data: Buffer,
  etag: string,
  check: (upload: Upload) => void,
): Promise<{ readonly part: Part; readonly upload: Upload }> {
  const uploadId = readUploadId(call);
  return call.uploads.alone(call.bucket.name, uploadId, async () => {
    const upload = await call.uploads.find(call.bucket.name, call.key, uploadId);
    check(upload);
    const part: Part = {
      number,
      etag,
      sizeBytes: data.length,
      lastModifiedMs: call.nowMs,
      checksum: upload.algorithm && computeChecksum(upload.algorithm, data),
    };
    await call.uploads.putPart(call.bucket.name, uploadId, part, data);
    return { part, upload };
  });
}

function readPartNumber(call: Call): number {
  const number = readCount(call.query, "partNumber", 0);
  if (number < 1 || number > maxPartNumber) {
    throw invalid(
      "partNumber",
      `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`,
    );
  }
  return number;
}

/**
 * A part is sent with a checksum of the upload's algorithm. It may be left out where S3 computes the checksum of the whole
 * object from the bytes (measured). To an upload that declares none the SDKs send their default, a CRC, all the same; S3 has
 * to take it (`checksumOfPart` in aws/), and a hash is refused (measured).
 */
function checkSameAlgorithm({ algorithm, checksumType }: Upload, sent: Checksum | undefined): void {
  const mayBeAbsent = algorithm === undefined || checksumType === "FULL_OBJECT";
  const isDefault = algorithm === undefined && sent?.algorithm.startsWith("CRC") === true;
  if (sent?.algorithm === algorithm || (sent === undefined && mayBeAbsent) || isDefault) {
    return;
  }
  const name = (value: ChecksumAlgorithm | undefined) => value?.toLowerCase() ?? "null";
  throw new S3Error("InvalidRequest", {
    message: `Checksum Type mismatch occurred, expected checksum Type: ${name(algorithm)}, actual checksum Type: ${name(sent?.algorithm)}`,
  });
}

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
