/**
 * How S3 behaves where its documentation leaves it open.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import {
  conditionalDeletesPage,
  conditionalWritesPage,
  createBucketPage,
  defaultEncryptionPage,
  getObjectPage,
  listObjectsPage,
  multipartLimitsPage,
  replicationConfigurationPage,
  replicationPage,
} from "./s3-pages.ts";

export const encryptedByDefault: Fact<string> = {
  about: "Encryption of a new object for which nothing is declared",
  value: "S3 encrypts it with its own key (AES256).",
  ...defaultEncryptionPage,
  certainty: "documented",
};

export const ownBucketCreated: Fact<string> = {
  about: "CreateBucket of a bucket that the account has",
  value: "409 BucketAlreadyOwnedByYou, but 200 in us-east-1, for compatibility.",
  ...createBucketPage,
  certainty: "documented",
};

export const bothWriteConditions: Fact<string> = {
  about: "If-Match and If-None-Match on one write",
  value: "S3 refuses them together.",
  ...conditionalWritesPage,
  certainty: "inferred",
};

export const conditionalDeleteMissing: Fact<string> = {
  about: "If-Match on a delete of a key that does not exist",
  value: "404.",
  ...conditionalDeletesPage,
  certainty: "documented",
};

export const conditionalDeleteMarker: Fact<string> = {
  about: "If-Match on a delete if the current version is a delete marker",
  value: "412.",
  ...conditionalDeletesPage,
  certainty: "documented",
};

export const severalRanges: Fact<string> = {
  about: "A range header with more than one range",
  value: "S3 ignores it and sends the whole object.",
  ...getObjectPage,
  certainty: "inferred",
  note: "The page states that one range a request is supported.",
};

export const conditionDates: Fact<string> = {
  about:
    "If-Modified-Since and If-Unmodified-Since that are no HTTP date, as with fractions of a second",
  value: "S3 ignores them.",
  ...getObjectPage,
  certainty: "measured",
  by: "awslabs/aws-sdk-rust issue 818 and minio/minio issue 4082",
};

export const ifRange: Fact<string> = {
  about: "If-Range on a GetObject",
  value: "A range of another version is ignored, as in RFC 9110.",
  ...getObjectPage,
  certainty: "memory",
};

export const encodedListKeys: Fact<string> = {
  about: "Slashes in a listing with encoding-type url",
  value: "They are not encoded.",
  ...listObjectsPage,
  certainty: "memory",
};

export const controlCharactersInXml: Fact<string> = {
  about: "Control characters in a listing without encoding-type",
  value: "S3 writes character references that XML 1.0 does not allow.",
  ...listObjectsPage,
  certainty: "memory",
};

export const replicaOrder: Fact<string> = {
  about: "A replica that arrives after a newer write at the destination",
  value: "It is not the current version, since it keeps the time of its original.",
  ...replicationPage,
  certainty: "inferred",
};

export const replicationWithoutFilter: Fact<string> = {
  about: "A replication rule without a filter",
  value: "It is of the first version of such rules and replicates delete markers.",
  ...replicationConfigurationPage,
  certainty: "memory",
};

export const listForNotFound: Fact<string> = {
  about: "404 for an object that does not exist",
  value: "S3 returns it only to principals that may list the bucket, and 403 to others.",
  ...getObjectPage,
  certainty: "memory",
};

export const checksumOfPart: Fact<string> = {
  about: "A part with a CRC that the upload did not declare",
  value: "S3 accepts it, since the SDKs send it by default.",
  ...multipartLimitsPage,
  certainty: "inferred",
};
