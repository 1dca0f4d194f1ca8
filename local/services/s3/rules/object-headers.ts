/**
 * The headers an object is stored with, and those it comes back with.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 * @module
 */

import { isUtf8 } from "node:buffer";
import {
  allowedAcls,
  encryptionAlgorithms,
  maxMetadataBytes,
  readableStorageClasses,
} from "../../../../aws/s3-limits.ts";
import type { Bucket } from "../buckets.ts";
import type { ObjectVersion } from "../disk/key-record.ts";
import type { Query } from "../wire/query-string.ts";
import { S3Error } from "../wire/s3-error.ts";
import { nullVersionId } from "./version-id.ts";

type Headers = Readonly<Record<string, string>>;

type Versioning = Pick<Bucket, "versioned" | "suspended">;

/** System metadata a client controls. */
const kept = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-storage-class",
  "x-amz-website-redirect-location",
];

const storageClasses: readonly string[] = readableStorageClasses.value;

const encryptions: readonly string[] = encryptionAlgorithms.value;

/** `response-*` parameters, each named for the header it replaces. */
const overrides = [
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-type",
  "expires",
];

/** S3 gives every object a content type. */
const defaultContentType = "binary/octet-stream";

/**
 * What of a request's headers is stored with its object.
 *
 * @throws {S3Error} for a value S3 refuses, or a feature that is not simulated.
 */
export function storedHeaders(headers: Headers): Record<string, string> {
  checkFeatures(headers);
  const stored: Record<string, string> = {
    "content-type": defaultContentType,
    // See `encryptedByDefault` in aws/.
    "x-amz-server-side-encryption": "AES256",
  };
  let metadataBytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    const metadata = name.startsWith("x-amz-meta-");
    if (metadata) {
      const text = readMetadata(value);
      metadataBytes += name.length - "x-amz-meta-".length + Buffer.byteLength(text);
      stored[headerName(name)] = writeMetadata(text);
    } else if (kept.includes(name)) {
      stored[headerName(name)] = headerValue(value);
    }
  }
  if (metadataBytes > maxMetadataBytes.value) {
    throw new S3Error("MetadataTooLarge", {
      elements: { Size: String(metadataBytes), MaxSizeAllowed: String(maxMetadataBytes.value) },
    });
  }
  return withoutAwsChunked(stored);
}

/** What a 304 repeats of a version: nothing about content it does not carry (RFC 9110 section 15.4.5). */
export function notModifiedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !name.startsWith("content-") && name !== "accept-ranges",
    ),
  );
}

/** The coding of the transfer is not one of the object. */
function withoutAwsChunked(headers: Record<string, string>): Record<string, string> {
  const { "content-encoding": coding = "", ...others } = headers;
  const own = coding.replace(/^\s*aws-chunked\s*(?:,\s*|$)|\s*,\s*aws-chunked\s*(?=,|$)/gi, "");
  return own === "" ? others : { ...others, "content-encoding": own };
}

function checkFeatures(headers: Headers): void {
  const acl = headers["x-amz-acl"];
  const grant = Object.keys(headers).some((name) => name.startsWith("x-amz-grant-"));
  // Object Ownership is "bucket owner enforced" unless a bucket says otherwise.
  if (grant || (acl !== undefined && !allowedAcls.value.some((each) => each === acl))) {
    throw new S3Error("AccessControlListNotSupported");
  }
  demandOneOf(headers, "x-amz-storage-class", storageClasses);
  demandOneOf(headers, "x-amz-server-side-encryption", encryptions);
}

function demandOneOf(headers: Headers, name: string, allowed: readonly string[]): void {
  const value = headers[name];
  if (value !== undefined && !allowed.includes(value)) {
    throw new S3Error("InvalidArgument", {
      message: `${name} must be one of ${allowed.join(", ")}`,
      elements: { ArgumentName: name },
    });
  }
}

/** The header that names a version; none in a bucket that never kept versions. */
export function versionHeader(
  versionId: string,
  { versioned, suspended = false }: Versioning,
): Record<string, string> {
  return versioned || suspended || versionId !== nullVersionId
    ? { "x-amz-version-id": versionId }
    : {};
}

/** The headers S3 returns for a version, except its length. */
export function versionHeaders(
  version: ObjectVersion,
  versioning: Versioning,
): Record<string, string> {
  const { "x-amz-storage-class": storageClass, ...headers } = version.headers;
  return {
    ...headers,
    // The standard class is not worth a header to S3.
    ...(storageClass !== undefined && storageClass !== "STANDARD"
      ? { "x-amz-storage-class": storageClass }
      : {}),
    ...versionHeader(version.versionId, versioning),
    "accept-ranges": "bytes",
    etag: `"${version.etag}"`,
    "last-modified": new Date(version.lastModifiedMs).toUTCString(),
  };
}

/**
 * The headers `response-*` parameters replace.
 *
 * @throws {S3Error} `InvalidRequest` for an anonymous request: S3 takes them from signed ones only.
 */
export function overrideHeaders(query: Query, signed: boolean): Record<string, string> {
  const wanted = overrides.filter((name) => query.has(`response-${name}`));
  if (wanted.length > 0 && !signed) {
    throw new S3Error("InvalidRequest", {
      message: "Request specific response headers cannot be used for anonymous GET requests.",
    });
  }
  return Object.fromEntries(
    wanted.map((name) => [name, headerValue(query.get(`response-${name}`) ?? "")]),
  );
}

/** @throws {S3Error} `InvalidArgument` for what is not a token (RFC 9110 section 5.6.2). */
function headerName(name: string): string {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) {
    throw new S3Error("InvalidArgument", { message: "Metadata name cannot be represented" });
  }
  return name;
}

/** An encoded word of RFC 2047: what S3 writes, and takes. */
const encodedWord = /^=\?utf-8\?b\?([A-Za-z0-9+/=]*)\?=$/i;

/** A metadata value as text: a header holds bytes, which are UTF-8 where they can be, or an encoded word. */
function readMetadata(value: string): string {
  if (/[\u0100-\uffff]/.test(value)) {
    // Text already: an object that the program declares does not come in a header.
    return value;
  }
  const word = encodedWord.exec(value)?.[1];
  const bytes = word === undefined ? Buffer.from(value, "latin1") : Buffer.from(word, "base64");
  return isUtf8(bytes) ? bytes.toString("utf8") : value;
}

/** Printable ASCII as it is, anything else as an encoded word of RFC 2047. */
function writeMetadata(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
}

/** @throws {S3Error} `InvalidArgument` for text that would end the header or is not Latin-1. */
function headerValue(text: string): string {
  if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(text)) {
    throw new S3Error("InvalidArgument", { message: "Header value cannot be represented" });
  }
  return text;
}
