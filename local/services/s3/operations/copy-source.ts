/**
 * The source of CopyObject and UploadPartCopy: a read that a write makes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
 * @module
 */
import type { Bucket } from "../buckets.ts";
import type { ObjectVersion } from "../disk/key-record.ts";
import { judgeRead } from "../rules/conditions.ts";
import { versionHeader } from "../rules/object-headers.ts";
import { type Address, decodeKey } from "../wire/address.ts";
import { decodePercent } from "../wire/percent-encoding.ts";
import { parseQuery } from "../wire/query-string.ts";
import { S3Error } from "../wire/s3-error.ts";
import { type Call, demand } from "./call.ts";
import { findVersion, readVersionId } from "./get-object.ts";

/** What is copied. */
export interface CopySource {
  readonly version: ObjectVersion;
  readonly data: Buffer;
  /** Of the response: the version that was read, where the source bucket keeps versions. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds buckets by name. */
export type FindBucket = (name: string) => Bucket;

/** The read that a copy makes, as a call. */
export function addressSource(call: Call, findBucket: FindBucket): Call {
  const header = call.request.headers["x-amz-copy-source"] ?? "";
  const [path = "", querystring = ""] = header.replace(/^\//, "").split("?");
  const separator = path.indexOf("/");
  const source: Pick<Address, "bucket" | "key"> = {
    bucket: decodePercent(path.slice(0, Math.max(separator, 0))),
    key: decodeKey(path.slice(separator + 1)),
  };
  if (separator < 0 || source.bucket === undefined || source.key === "") {
    throw new S3Error("InvalidArgument", {
      message: "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      elements: { ArgumentName: "x-amz-copy-source" },
    });
  }
  return {
    ...call,
    bucket: findBucket(source.bucket),
    key: source.key,
    query: parseQuery(querystring),
  };
}

/**
 * Reads the object that `x-amz-copy-source` names.
 *
 * @param range `x-amz-copy-source-range`: `bytes=first-last`, both included. @default the whole object
 * @throws {S3Error} `AccessDenied`, `NoSuchKey`, `PreconditionFailed` or `InvalidArgument`.
 */
export async function readSource(call: Call, source: Call, range?: string): Promise<CopySource> {
  const versionId = readVersionId(source);
  demand(source, versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion", source.key);
  const headers = call.request.headers;
  return source.store.alone(source.bucket.name, source.key, async (slot) => {
    const version = findVersion(source, slot.record.versions, versionId);
    const verdict = judgeRead(
      {
        ifMatch: headers["x-amz-copy-source-if-match"],
        ifNoneMatch: headers["x-amz-copy-source-if-none-match"],
        ifModifiedSince: headers["x-amz-copy-source-if-modified-since"],
        ifUnmodifiedSince: headers["x-amz-copy-source-if-unmodified-since"],
      },
      version,
      call.nowMs,
    );
    // A copy has no 304: not modified is a failure too.
    if (verdict !== "send") {
      throw new S3Error("PreconditionFailed");
    }
    const [first, last] = readSourceRange(range, version.sizeBytes);
    const id = versionHeader(version.versionId, source.bucket)["x-amz-version-id"];
    return {
      version,
      data: await slot.read(version, first, last),
      headers: id === undefined ? {} : { "x-amz-copy-source-version-id": id },
    };
  });
}

/** Both ends are required, and unlike the range of a read it must lie within the object. */
function readSourceRange(
  range: string | undefined,
  sizeBytes: number,
): readonly [first: number, last: number] {
  if (range === undefined) {
    return [0, sizeBytes - 1];
  }
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === undefined || last < first) {
    throw new S3Error("InvalidArgument", {
      message:
        "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
      elements: { ArgumentName: "x-amz-copy-source-range" },
    });
  }
  if (last >= sizeBytes) {
    throw new S3Error("InvalidArgument", {
      message: `Range specified is not valid for source object of size: ${sizeBytes}`,
      elements: { ArgumentName: "x-amz-copy-source-range" },
    });
  }
  return [first, last];
}
