/**
 * The `x-amz-*` headers that each operation reads here. Any other is refused: S3 would do something with it, or refuse it
 * too, and a header that is ignored changes what a program does without a word.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonRequestHeaders.html
 * @module
 */

import { accountId } from "../../../account-id.ts";
import { checksumAlgorithms, checksumHeader } from "../wire/checksum.ts";
import type { OperationName } from "../wire/operation.ts";
import { S3Error } from "../wire/s3-error.ts";

/** Of any request: the signature's, those about who pays and who owns, and the id that CloudFront adds. */
const common = [
  "x-amz-cf-id",
  "x-amz-content-sha256",
  "x-amz-date",
  "x-amz-expected-bucket-owner",
  "x-amz-request-payer",
  "x-amz-security-token",
  "x-amz-te",
  "x-amz-user-agent",
];

const checksums = checksumAlgorithms.map(checksumHeader);

/** Of a body. */
const body = [
  "x-amz-decoded-content-length",
  "x-amz-sdk-checksum-algorithm",
  "x-amz-trailer",
  ...checksums,
];

/** Of an object that is written. Access control lists are read to be refused, as in a bucket that has none. */
const written = [
  "x-amz-acl",
  "x-amz-grant-full-control",
  "x-amz-grant-read",
  "x-amz-grant-read-acp",
  "x-amz-grant-write-acp",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-storage-class",
  "x-amz-website-redirect-location",
];

const copied = [
  "x-amz-copy-source",
  "x-amz-copy-source-if-match",
  "x-amz-copy-source-if-modified-since",
  "x-amz-copy-source-if-none-match",
  "x-amz-copy-source-if-unmodified-since",
  "x-amz-source-expected-bucket-owner",
];

/** Of an object that is read. Some settings of the SDK send the checksum of the empty body. */
const read = ["x-amz-checksum-mode", ...checksums];

/** What an operation reads besides the common headers. */
const own: Partial<Readonly<Record<OperationName, readonly string[]>>> = {
  CompleteMultipartUpload: [...body, "x-amz-checksum-type", "x-amz-mp-object-size"],
  CopyObject: [
    ...written,
    ...copied,
    "x-amz-checksum-algorithm",
    "x-amz-metadata-directive",
    "x-amz-tagging-directive",
  ],
  // Clients send the defaults of a bucket that exists already.
  CreateBucket: [...body, "x-amz-acl", "x-amz-object-ownership"],
  CreateMultipartUpload: [...written, "x-amz-checksum-algorithm", "x-amz-checksum-type"],
  DeleteObjects: body,
  GetObject: read,
  GetObjectAttributes: ["x-amz-max-parts", "x-amz-object-attributes", "x-amz-part-number-marker"],
  HeadObject: read,
  ListObjects: ["x-amz-optional-object-attributes"],
  ListObjectsV2: ["x-amz-optional-object-attributes"],
  ListObjectVersions: ["x-amz-optional-object-attributes"],
  PutObject: [...body, ...written],
  UploadPart: body,
  UploadPartCopy: [...copied, "x-amz-copy-source-range"],
};

/** Operations that store metadata. */
const storing: ReadonlySet<OperationName> = new Set([
  "CopyObject",
  "CreateMultipartUpload",
  "PutObject",
]);

/** All that an operation reads; made once, since every request is checked. */
const commonOnly: ReadonlySet<string> = new Set(common);
const known: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(own).map(([operation, names]) => [operation, new Set([...common, ...names])]),
);

/**
 * Refuses a header that the operation does not read, and an owner who is another account.
 *
 * @param headers By lower-case name.
 * @throws {S3Error} `NotImplemented` or `AccessDenied`.
 */
export function checkRequestHeaders(
  operation: OperationName,
  headers: Readonly<Record<string, string>>,
): void {
  const names = known.get(operation) ?? commonOnly;
  const unknown = Object.keys(headers).find(
    (name) =>
      name.startsWith("x-amz-") &&
      !names.has(name) &&
      !(name.startsWith("x-amz-meta-") && storing.has(operation)),
  );
  if (unknown !== undefined) {
    throw new S3Error("NotImplemented", {
      message: `A header you provided implies functionality that is not implemented: ${unknown} of ${operation} is not simulated here.`,
      elements: { Header: unknown },
    });
  }
  const owners = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];
  if (owners.some((name) => headers[name] !== undefined && headers[name] !== accountId)) {
    throw new S3Error("AccessDenied");
  }
}

/** Every header that some operation reads. */
export const knownRequestHeaders: readonly string[] = [
  ...new Set([...common, ...Object.values(own).flat()]),
].sort();
