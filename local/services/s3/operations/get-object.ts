/**
 * GetObject and HeadObject.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * @module
 */

import { parseHttpDate } from "../../../http/date-header.ts";
import type { ObjectVersion, Version } from "../disk/key-record.ts";
import type { Slot } from "../disk/store.ts";
import { bareEtag, judgeRead } from "../rules/conditions.ts";
import {
  notModifiedHeaders,
  overrideHeaders,
  versionHeader,
  versionHeaders,
} from "../rules/object-headers.ts";
import { type ByteRange, readRange } from "../rules/object-range.ts";
import { isVersionId } from "../rules/version-id.ts";
import type { S3Response } from "../s3-message.ts";
import { emptyAnswer } from "../wire/answer.ts";
import { checksumHeaders } from "../wire/checksum.ts";
import { S3Error } from "../wire/s3-error.ts";
import { type Call, demand, type Handler, missingKey } from "./call.ts";
import { readCount } from "./list-query.ts";

/** Answers an object or a part of it. HeadObject does the same and its body is left out later. */
export const getObject: Handler = async (call) => {
  const versionId = readVersionId(call);
  demand(call, versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion", call.key);
  const replaced = overrideHeaders(call.query, call.principal.kind !== "anonymous");
  return call.store.alone(call.bucket.name, call.key, async (slot) => {
    const version = findVersion(call, slot.record.versions, versionId);
    const headers = { ...versionHeaders(version, call.bucket), ...replaced };
    const verdict = judgeRead(
      {
        ifMatch: call.request.headers["if-match"],
        ifNoneMatch: call.request.headers["if-none-match"],
        ifModifiedSince: call.request.headers["if-modified-since"],
        ifUnmodifiedSince: call.request.headers["if-unmodified-since"],
      },
      version,
      call.nowMs,
    );
    switch (verdict) {
      case "failed":
        throw new S3Error("PreconditionFailed");
      case "not-modified":
        return emptyAnswer(304, notModifiedHeaders(headers));
      case "send":
        return send(call, slot, version, headers);
    }
  });
};

/**
 * The version a request names.
 *
 * @throws {S3Error} `InvalidArgument` for what S3 would never have given out.
 */
export function readVersionId(call: Call): string | undefined {
  const versionId = call.query.get("versionId");
  if (versionId !== undefined && !isVersionId(versionId)) {
    throw new S3Error("InvalidArgument", {
      message: "Invalid version id specified",
      elements: { ArgumentName: "versionId" },
    });
  }
  return versionId;
}

/**
 * The object a read is about.
 *
 * @throws {S3Error} `NoSuchKey`, `NoSuchVersion`, `AccessDenied`, or `MethodNotAllowed` for a delete
 *   marker asked for by its id.
 */
export function findVersion(
  call: Call,
  versions: readonly Version[],
  versionId: string | undefined,
): ObjectVersion {
  const version =
    versionId === undefined
      ? versions[0]
      : versions.find((candidate) => candidate.versionId === versionId);
  if (version?.kind === "object") {
    return version;
  }
  if (version === undefined) {
    throw versionId === undefined
      ? missingKey(call, call.key)
      : new S3Error("NoSuchVersion", { elements: { Key: call.key, VersionId: versionId } });
  }
  const headers = {
    "x-amz-delete-marker": "true",
    ...versionHeader(version.versionId, call.bucket),
  };
  if (versionId === undefined) {
    throw missingKey(call, call.key, headers);
  }
  throw new S3Error("MethodNotAllowed", {
    elements: { Method: call.request.method, ResourceType: "DeleteMarker" },
    headers: {
      ...headers,
      allow: "DELETE",
      "last-modified": new Date(version.lastModifiedMs).toUTCString(),
    },
  });
}

async function send(
  call: Call,
  slot: Slot,
  version: ObjectVersion,
  headers: Readonly<Record<string, string>>,
): Promise<S3Response> {
  const { sizeBytes } = version;
  const head = call.request.method === "HEAD";
  const part = readPart(call, version);
  const range = part?.range ?? readRange(rangeHeader(call, version), sizeBytes);
  switch (range.kind) {
    case "unsatisfiable":
      throw new S3Error("InvalidRange", {
        elements: { ActualObjectSize: String(sizeBytes) },
        headers: { "content-range": `bytes */${sizeBytes}` },
      });
    case "whole": {
      const wanted = call.request.headers["x-amz-checksum-mode"]?.toUpperCase() === "ENABLED";
      return {
        status: 200,
        headers: {
          ...headers,
          ...(wanted ? checksumHeaders(version.checksum) : {}),
          "content-length": String(sizeBytes),
        },
        body: head ? Buffer.alloc(0) : await slot.read(version, 0, sizeBytes - 1),
      };
    }
    case "part":
      return {
        status: 206,
        headers: {
          ...headers,
          ...part?.headers,
          "content-length": String(range.last - range.first + 1),
          "content-range": `bytes ${range.first}-${range.last}/${sizeBytes}`,
        },
        body: head ? Buffer.alloc(0) : await slot.read(version, range.first, range.last),
      };
  }
}

/**
 * The part of an object that `partNumber` names, as it was uploaded. An object that was uploaded whole is its own first
 * part, and does not tell of a number of parts.
 *
 * @throws {S3Error} `InvalidPartNumber` for a part there is not, `InvalidRequest` beside a range.
 */
function readPart(call: Call, version: ObjectVersion) {
  if (!call.query.has("partNumber")) {
    return undefined;
  }
  if (call.request.headers["range"] !== undefined) {
    throw new S3Error("InvalidRequest", {
      message: "Cannot specify both Range header and partNumber query parameter",
    });
  }
  const number = readCount(call.query, "partNumber", 0);
  const parts = version.parts ?? [{ sizeBytes: version.sizeBytes }];
  const part = parts[number - 1];
  if (part === undefined) {
    throw new S3Error("InvalidPartNumber", {
      elements: { ActualPartCount: String(parts.length), PartNumberRequested: String(number) },
    });
  }
  const first = parts.slice(0, number - 1).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const range: ByteRange =
    version.sizeBytes === 0
      ? { kind: "whole" }
      : { kind: "part", first, last: first + part.sizeBytes - 1 };
  return {
    range,
    headers: version.parts === undefined ? {} : { "x-amz-mp-parts-count": String(parts.length) },
  };
}

/** `If-Range` (RFC 9110 section 13.1.5): see `ifRange` in aws/s3-behavior.ts. */
function rangeHeader(call: Call, version: ObjectVersion): string | undefined {
  const { range, "if-range": validator } = call.request.headers;
  const unchanged =
    validator === undefined ||
    bareEtag(validator) === version.etag ||
    parseHttpDate(validator, call.nowMs) === version.lastModifiedMs;
  return unchanged ? range : undefined;
}
