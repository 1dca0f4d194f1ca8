/**
 * CopyObject.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * @module
 */
import { createHash } from "node:crypto";
import type { Bucket } from "../buckets.ts";
import type { ObjectVersion } from "../disk/record.ts";
import { judgeRead } from "../rules/conditions.ts";
import { storedHeaders, versionHeader } from "../rules/object-headers.ts";
import { type Address, decodeKey } from "../wire/address.ts";
import { xmlAnswer } from "../wire/answer.ts";
import { decodePercent } from "../wire/percent-encoding.ts";
import { parseQuery } from "../wire/query.ts";
import { S3Error } from "../wire/s3-error.ts";
import { leaf, s3Namespace, xmlDocument } from "../wire/xml.ts";
import { type Call, demand, type Handler } from "./call.ts";
import { findVersion, readVersionId } from "./get-object.ts";
import { demandWrite, writeVersion, writtenHeaders } from "./put-object.ts";

interface Source {
  readonly version: ObjectVersion;
  readonly data: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds buckets by name. */
export type FindBucket = (name: string) => Bucket;

/** Copies an object of any bucket here onto a key of this one. */
export function createCopyObject(findBucket: FindBucket): Handler {
  return async (call) => {
    const condition = demandWrite(call);
    const replace = readDirective(call);
    const written = storedHeaders(call.request.headers);
    const sourceCall = addressSource(call, findBucket);
    refuseNoChange(call, sourceCall, replace);
    return call.deletes.during(call.bucket.name, call.key, async (watched) => {
      const source = await readSource(call, sourceCall);
      const { data } = source;
      const version = await call.store.alone(call.bucket.name, call.key, (slot) =>
        writeVersion(call, slot, { condition, watched }, data, {
          etag: createHash("md5").update(data).digest("hex"),
          sizeBytes: data.length,
          headers: replace ? written : inherit(source.version.headers, written),
          checksum:
            source.version.checksum?.type === "FULL_OBJECT" ? source.version.checksum : undefined,
        }),
      );
      return xmlAnswer(
        xmlDocument("CopyObjectResult", s3Namespace, [
          leaf("LastModified", new Date(version.lastModifiedMs).toISOString()),
          leaf("ETag", `"${version.etag}"`),
        ]),
        { ...source.headers, ...withoutEtag(writtenHeaders(call, version)) },
      );
    });
  };
}

/** Of a copy the tag stands in the body. */
function withoutEtag({ etag: _etag, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
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

/** The read that a copy makes, as a call of its own. */
function addressSource(call: Call, findBucket: FindBucket): Call {
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

function refuseNoChange(call: Call, source: Call, replace: boolean): void {
  const same = source.bucket.name === call.bucket.name && source.key === call.key;
  const changes =
    replace || source.query.has("versionId") || "x-amz-storage-class" in call.request.headers;
  if (same && !changes) {
    throw new S3Error("InvalidRequest", {
      message:
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    });
  }
}

async function readSource(call: Call, source: Call): Promise<Source> {
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
    );
    // A copy has no 304: not modified is a failure too.
    if (verdict !== "send") {
      throw new S3Error("PreconditionFailed");
    }
    const id = versionHeader(version.versionId, source.bucket.versioned)["x-amz-version-id"];
    return {
      version,
      data: await slot.read(version, 0, version.sizeBytes - 1),
      headers: id === undefined ? {} : { "x-amz-copy-source-version-id": id },
    };
  });
}
