/**
 * Limits and lists of S3.
 *
 * @module
 */

import type { Fact } from "./fact.ts";
import {
  defaultEncryptionPage,
  deleteObjectsPage,
  lifecycleConsiderationsPage,
  listObjectsPage,
  multipartLimitsPage,
  objectKeysPage,
  objectMetadataPage,
  objectOwnershipPage,
  publicAccessBlockPage,
  requestTimePage,
  signatureQueryPage,
  storageClassesPage,
} from "./s3-pages.ts";

export const minPartBytes = {
  about: "Size of a part of a multipart upload but the last, in bytes, at least",
  value: 5_242_880,
  ...multipartLimitsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxPartNumber = {
  about: "Number of a part of a multipart upload, at most",
  value: 10_000,
  ...multipartLimitsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxListedKeys = {
  about: "Keys of one page of a listing, and of one DeleteObjects, at most",
  value: 1_000,
  ...listObjectsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxDeleteDocumentBytes = {
  about: "Size of the document of a DeleteObjects, in bytes, at most",
  value: 2_097_152,
  ...deleteObjectsPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxKeyBytes = {
  about: "Length of an object's key, in bytes of UTF-8, at most",
  value: 1_024,
  ...objectKeysPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxMetadataBytes = {
  about: "Size of all user-defined metadata of an object, in bytes, at most",
  value: 2_048,
  ...objectMetadataPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxPresignedSeconds = {
  about: "Validity of a presigned URL, in seconds, at most",
  value: 604_800,
  ...signatureQueryPage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const maxClockSkewMs = {
  about: "Difference of a signed request's time from the clock of S3, in milliseconds, at most",
  value: 900_000,
  ...requestTimePage,
  certainty: "documented",
} as const satisfies Fact<number>;

export const allowedAcls = {
  about: "Values of x-amz-acl that a bucket without access control lists accepts",
  value: ["bucket-owner-full-control", "private"],
  ...objectOwnershipPage,
  certainty: "inferred",
  note: "The page states the first, and that equivalent lists are accepted. The second is equivalent when the account that writes owns the bucket; clients like rclone send it by default.",
} as const satisfies Fact<readonly string[]>;

export const encryptionAlgorithms = {
  about: "Values of x-amz-server-side-encryption",
  value: ["AES256", "aws:kms", "aws:kms:dsse"],
  ...defaultEncryptionPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const readableStorageClasses = {
  about: "Storage classes whose objects can be read at once",
  value: [
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "GLACIER_IR",
  ],
  ...storageClassesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const publicAccessBlockSettings = {
  about: "Settings of a public access block",
  value: ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
  ...publicAccessBlockPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const infrequentAccessDays: Fact<{
  readonly classes: readonly string[];
  readonly days: number;
}> = {
  about: "Days after which an object can be moved to a class for infrequent access, at least",
  value: { classes: ["STANDARD_IA", "ONEZONE_IA"], days: 30 },
  ...lifecycleConsiderationsPage,
  certainty: "documented",
};
