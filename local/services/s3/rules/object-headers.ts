/**
 * The headers an object is stored with, and those it comes back with.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 * @module
 */

import type { ObjectVersion } from "../disk/record.ts";
import type { Query } from "../wire/query.ts";
import { S3Error } from "../wire/s3-error.ts";
import { nullVersionId } from "./history.ts";

type Headers = Readonly<Record<string, string>>;

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

/** What S3 would do something with that is not done here: refused, never dropped in silence. */
const refused =
  /^x-amz-(object-lock-|tagging$|server-side-encryption-customer-|server-side-encryption-bucket-key|write-offset-bytes)/;

/** Classes an object can be read from at once; the archives cannot. */
const storageClasses = [
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
];

const encryptions = ["AES256", "aws:kms", "aws:kms:dsse"];

/** Names and values of `x-amz-meta-*` together. */
const maxMetadataBytes = 2048;

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
    // Since 2023 every new object is encrypted, with S3's own key unless told otherwise (MEM).
    "x-amz-server-side-encryption": "AES256",
  };
  let metadataBytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    const metadata = name.startsWith("x-amz-meta-");
    if (metadata) {
      metadataBytes += name.length - "x-amz-meta-".length + Buffer.byteLength(value, "latin1");
    }
    if (metadata || kept.includes(name)) {
      stored[headerName(name)] = headerValue(value);
    }
  }
  if (metadataBytes > maxMetadataBytes) {
    throw new S3Error("MetadataTooLarge", {
      elements: { Size: String(metadataBytes), MaxSizeAllowed: String(maxMetadataBytes) },
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
  const { "content-encoding": coding, ...others } = headers;
  const codings = (coding ?? "").split(",").map((name) => name.trim());
  const own = codings.filter((name) => name !== "" && name.toLowerCase() !== "aws-chunked");
  return own.length === 0 ? others : { ...others, "content-encoding": own.join(",") };
}

function checkFeatures(headers: Headers): void {
  const missing = Object.keys(headers).find((name) => refused.test(name));
  if (missing !== undefined) {
    throw new S3Error("NotImplemented", {
      message: `The header ${missing} is not simulated here.`,
    });
  }
  const acl = headers["x-amz-acl"];
  const grant = Object.keys(headers).some((name) => name.startsWith("x-amz-grant-"));
  // Object Ownership is "bucket owner enforced" unless a bucket says otherwise.
  if (grant || (acl !== undefined && acl !== "bucket-owner-full-control")) {
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
export function versionHeader(versionId: string, versioned: boolean): Record<string, string> {
  return versioned || versionId !== nullVersionId ? { "x-amz-version-id": versionId } : {};
}

/** What S3 says of a version, apart from its length. */
export function versionHeaders(version: ObjectVersion, versioned: boolean): Record<string, string> {
  const { "x-amz-storage-class": storageClass, ...headers } = version.headers;
  return {
    ...headers,
    // The standard class is not worth a header to S3.
    ...(storageClass !== undefined && storageClass !== "STANDARD"
      ? { "x-amz-storage-class": storageClass }
      : {}),
    ...versionHeader(version.versionId, versioned),
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

/** @throws {S3Error} `InvalidArgument` for text that would end the header or is not Latin-1. */
function headerValue(text: string): string {
  if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(text)) {
    throw new S3Error("InvalidArgument", { message: "Header value cannot be represented" });
  }
  return text;
}
