/**
 * CopyObject.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @module
 */
import { createHash } from "node:crypto";
import { storedHeaders } from "../rules/object-headers.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { defaultAlgorithm, fullChecksum } from "../wire/checksum.ts";
import { S3Error } from "../wire/s3-error.ts";
import { leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import type { Call, Handler } from "./call.ts";
import { addressSource, type FindBucket, readSource } from "./copy-source.ts";
import { readAlgorithm } from "./multipart.ts";
import { demandWrite, headersBesideDocument, writeVersion } from "./put-object.ts";

/** Copies an object of any bucket here onto a key of this one. */
export function createCopyObject(findBucket: FindBucket): Handler {
  return async (call) => {
    const condition = demandWrite(call);
    const replace = readDirective(call);
    const written = storedHeaders(call.request.headers);
    const wanted = readAlgorithm(call.request.headers["x-amz-checksum-algorithm"]);
    const sourceCall = addressSource(call, findBucket);
    refuseNoChange(call, sourceCall, replace);
    return call.deletes.during(call.bucket.name, call.key, async (watched) => {
      const source = await readSource(call, sourceCall);
      const { data } = source;
      // A copy is a single object, whatever its source was: its checksum is computed over all of it.
      const algorithm = wanted ?? source.version.checksum?.algorithm ?? defaultAlgorithm;
      const checksum = fullChecksum(algorithm, data);
      const version = await call.store.alone(call.bucket.name, call.key, (slot) =>
        writeVersion(call, slot, { condition, watched }, data, {
          etag: createHash("md5").update(data).digest("hex"),
          sizeBytes: data.length,
          headers: replace ? written : inherit(source.version.headers, written),
          checksum,
        }),
      );
      return xmlAnswer(
        xmlDocument("CopyObjectResult", s3Namespace, [
          leaf("LastModified", new Date(version.lastModifiedMs).toISOString()),
          leaf("ETag", `"${version.etag}"`),
          leaf("ChecksumType", checksum.type),
          leaf(`Checksum${checksum.algorithm}`, checksum.value),
        ]),
        { ...source.headers, ...headersBesideDocument(call, version) },
      );
    });
  };
}

function readDirective(call: Call): boolean {
  const directive = call.request.headers["x-amz-metadata-directive"] ?? "COPY";
  if (directive !== "COPY" && directive !== "REPLACE") {
    throw new S3Error("InvalidArgument", {
      message: "Unknown metadata directive.",
      elements: { ArgumentName: "x-amz-metadata-directive" },
    });
  }
  return directive === "REPLACE";
}

/** What a copy never takes over, whatever the directive: it is the request's own, or the default. */
const own = [
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-storage-class",
  "x-amz-website-redirect-location",
];

/** The headers of a copy that keeps its source's metadata. */
function inherit(
  source: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...Object.entries(source).filter(([name]) => !own.includes(name)),
    ...Object.entries(written).filter(([name]) => own.includes(name)),
  ]);
}

function refuseNoChange(call: Call, source: Call, replace: boolean): void {
  const same = source.bucket.name === call.bucket.name && source.key === call.key;
  const changes =
    replace ||
    source.query.has("versionId") ||
    ["x-amz-storage-class", "x-amz-checksum-algorithm"].some(
      (name) => name in call.request.headers,
    );
  if (same && !changes) {
    throw new S3Error("InvalidRequest", {
      message:
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    });
  }
}
