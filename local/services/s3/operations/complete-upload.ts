/**
 * CompleteMultipartUpload: parts become an object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 * @module
 */

import { createHash } from "node:crypto";
import { minPartBytes } from "../../../../aws/s3-limits.ts";
import type { ObjectVersion } from "../disk/key-record.ts";
import type { Part, Upload } from "../disk/uploads.ts";
import { bareEtag } from "../rules/conditions.ts";
import { xmlAnswer } from "../wire/answer.ts";
import {
  type Checksum,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  composeChecksum,
  createDigester,
  defaultAlgorithm,
} from "../wire/checksum.ts";
import { openPayload } from "../wire/payload.ts";
import { S3Error } from "../wire/s3-error.ts";
import { leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { childText, parseXml } from "../wire/xml-reader.ts";
import type { Call, Handler } from "./call.ts";
import { checksumElement } from "./checksum-element.ts";
import { readUploadId } from "./multipart.ts";
import { demandWrite, headersBesideDocument, type WriteGuard, writeVersion } from "./put-object.ts";

/** AWS allows terabytes; a whole object is read into memory here. */
const maxObjectBytes = 1024 * 1024 * 1024;
/** 10,000 parts with a checksum each. */
const maxDocumentBytes = 4 * 1024 * 1024;

/** Makes an object of the parts the client names, if the condition holds. */
export const completeMultipartUpload: Handler = async (call) => {
  const condition = demandWrite(call);
  const uploadId = readUploadId(call);
  return call.deletes.during(call.bucket.name, call.key, async (watched) => {
    const named = readDocument((await readBody(call)).toString("utf8"));
    return call.uploads.alone(call.bucket.name, uploadId, async () => {
      // A client that has not received the response asks again, and the object is made once.
      const done = call.completions.find(call.bucket.name, call.key, uploadId, fingerprint(named));
      if (done !== undefined) {
        return answer(call, done);
      }
      const upload = await call.uploads.find(call.bucket.name, call.key, uploadId);
      const received = await call.uploads.parts(call.bucket.name, uploadId);
      const parts = chooseParts(named, received, upload);
      const version = await assemble(call, upload, parts, { condition, watched });
      await call.uploads.remove(call.bucket.name, uploadId);
      call.completions.note(call.bucket.name, call.key, uploadId, fingerprint(named), version);
      return answer(call, version);
    });
  });
};

/** The checksum headers here speak of the object, not of this document. */
async function readBody(call: Call): Promise<Buffer> {
  const own = Object.entries(call.request.headers).filter(
    ([name]) => !name.startsWith("x-amz-checksum-"),
  );
  const { data } = openPayload(Object.fromEntries(own), await call.request.body());
  if (data.length > maxDocumentBytes) {
    throw new S3Error("MalformedXML");
  }
  return data;
}

/** A part, as the client names it. */
interface NamedPart {
  readonly number: number;
  readonly etag: string;
  /** Base64 by algorithm. */
  readonly checksums: ReadonlyMap<ChecksumAlgorithm, string>;
}

function fingerprint(parts: readonly NamedPart[]): string {
  return parts.map(({ number, etag }) => `${number}:${etag}`).join();
}

function readDocument(text: string): readonly NamedPart[] {
  const root = parseXml(text);
  const parts = root?.children.filter((child) => child.name === "Part") ?? [];
  if (root?.name !== "CompleteMultipartUpload" || parts.length === 0) {
    throw new S3Error("MalformedXML");
  }
  return parts.map((part) => {
    const number = Number(childText(part, "PartNumber") ?? Number.NaN);
    const etag = childText(part, "ETag");
    if (!Number.isSafeInteger(number) || etag === undefined) {
      throw new S3Error("MalformedXML");
    }
    const checksums = checksumAlgorithms.flatMap((algorithm) => {
      const value = childText(part, `Checksum${algorithm}`);
      return value === undefined ? [] : [[algorithm, value] as const];
    });
    return { number, etag: bareEtag(etag), checksums: new Map(checksums) };
  });
}

/** The parts named, out of those received. */
function chooseParts(
  named: readonly NamedPart[],
  received: readonly Part[],
  upload: Upload,
): readonly Part[] {
  const byNumber = new Map(received.map((part) => [part.number, part]));
  if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0))) {
    throw new S3Error("InvalidPartOrder");
  }
  return named.map(({ number, etag, checksums }, index) => {
    const part = byNumber.get(number);
    if (part === undefined || part.etag !== etag || !agree(checksums, part, upload)) {
      throw new S3Error("InvalidPart", { elements: { PartNumber: String(number) } });
    }
    if (index < named.length - 1 && part.sizeBytes < minPartBytes.value) {
      throw new S3Error("EntityTooSmall", {
        elements: { PartNumber: String(number), MinSizeAllowed: String(minPartBytes.value) },
      });
    }
    return part;
  });
}

/**
 * Whether the checksums named for a part are those it was stored with. Where the checksum of the object is made of those of
 * its parts, each part has to name it.
 *
 * @throws {S3Error} `InvalidRequest` where it is missing (measured).
 */
function agree(
  checksums: NamedPart["checksums"],
  part: Part,
  { algorithm, checksumType }: Upload,
): boolean {
  if (algorithm !== undefined && checksumType === "COMPOSITE" && !checksums.has(algorithm)) {
    throw new S3Error("InvalidRequest", {
      message: `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    });
  }
  // Of an upload that declares no algorithm no checksum is stored with its parts.
  return (
    algorithm === undefined ||
    [...checksums].every(([name, value]) => name === algorithm && value === part.checksum)
  );
}

async function assemble(
  call: Call,
  upload: Upload,
  parts: readonly Part[],
  guard: WriteGuard,
): Promise<ObjectVersion> {
  const sizeBytes = checkSize(call, parts);
  const md5s = createHash("md5");
  for (const part of parts) {
    md5s.update(Buffer.from(part.etag, "hex"));
  }
  const checksum = await objectChecksum(call, upload, parts);
  checkChecksum(call, checksum);
  return call.store.alone(call.bucket.name, call.key, (slot) =>
    writeVersion(call, slot, guard, readParts(call, parts), {
      etag: `${md5s.digest("hex")}-${parts.length}`,
      sizeBytes,
      headers: upload.headers,
      checksum,
      parts: parts.map(({ number, sizeBytes: size, checksum: sum }) => ({
        number,
        sizeBytes: size,
        checksum: sum,
      })),
    }),
  );
}

function checkSize(call: Call, parts: readonly Part[]): number {
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  if (sizeBytes > maxObjectBytes) {
    throw new S3Error("EntityTooLarge", { elements: { MaxSizeAllowed: String(maxObjectBytes) } });
  }
  const declared = call.request.headers["x-amz-mp-object-size"];
  if (declared !== undefined && declared !== String(sizeBytes)) {
    throw new S3Error("InvalidRequest", {
      message: "The provided 'x-amz-mp-object-size' header does not match what was computed.",
    });
  }
  return sizeBytes;
}

/** One part in memory at a time. */
async function* readParts(call: Call, parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    yield await call.uploads.read(call.bucket.name, readUploadId(call), part.number);
  }
}

async function objectChecksum(
  call: Call,
  { algorithm = defaultAlgorithm, checksumType }: Upload,
  parts: readonly Part[],
): Promise<Checksum> {
  if (checksumType === "COMPOSITE") {
    return composeChecksum(
      algorithm,
      parts.map((part) => part.checksum ?? ""),
    );
  }
  const digester = createDigester(algorithm);
  for await (const data of readParts(call, parts)) {
    digester.update(data);
  }
  return { algorithm, value: digester.digest().toString("base64"), type: "FULL_OBJECT" };
}

/** What the client declares of the object's checksum has to be what was computed. */
function checkChecksum(call: Call, checksum: Checksum): void {
  const { headers } = call.request;
  const declaredType = headers["x-amz-checksum-type"];
  if (declaredType !== undefined && declaredType.toUpperCase() !== checksum.type) {
    throw new S3Error("InvalidRequest", {
      message: `The upload was created using the ${checksum.type} checksum mode. The complete request must use the same checksum mode.`,
    });
  }
  for (const algorithm of checksumAlgorithms) {
    const declared = headers[checksumHeader(algorithm)];
    if (
      declared !== undefined &&
      (algorithm !== checksum.algorithm || declared !== checksum.value)
    ) {
      throw new S3Error("BadDigest", {
        message: `The ${algorithm} you specified did not match the calculated checksum.`,
      });
    }
  }
}

function answer(call: Call, version: ObjectVersion) {
  const { checksum } = version;
  return xmlAnswer(
    xmlDocument("CompleteMultipartUploadResult", s3Namespace, [
      leaf("Location", `http://${call.request.host}${call.request.path}`),
      leaf("Bucket", call.bucket.name),
      leaf("Key", call.key),
      leaf("ETag", `"${version.etag}"`),
      ...checksumElement(checksum?.algorithm, checksum?.value),
      ...(checksum === undefined ? [] : [leaf("ChecksumType", checksum.type)]),
    ]),
    headersBesideDocument(call, version),
  );
}
