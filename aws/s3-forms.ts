/**
 * Forms of properties that S3 accepts.
 *
 * @module
 */
import type { FormFact } from "./form.ts";
import { s3ReferencePage } from "./s3-pages.ts";

const status = ["Enabled", "Disabled"] as const;
const archives = [
  ...["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"],
] as const;
const days = [1, 2_147_483_647] as const;

export const s3Forms: FormFact = {
  about: "Forms of the properties of buckets",
  value: {
    "aws:s3/bucket:Bucket": [
      {
        path: "bucket",
        pattern: [
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
          "3 to 63 lower-case letters, digits, . and -",
        ],
      },
    ],
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [
      { path: "rules", most: 1_000 },
      { path: "rules[].id", length: [1, 255] },
      { path: "rules[].status", oneOf: status },
      { path: "rules[].expiration.days", range: days },
      { path: "rules[].noncurrentVersionExpiration.noncurrentDays", range: days },
      { path: "rules[].abortIncompleteMultipartUpload.daysAfterInitiation", range: days },
      { path: "rules[].transitions[].storageClass", oneOf: archives },
      { path: "rules[].noncurrentVersionTransitions[].storageClass", oneOf: archives },
    ],
    "aws:s3/bucketNotification:BucketNotification": [
      {
        path: "lambdaFunctions[].events[]",
        pattern: ["s3:[A-Z][A-Za-z]+(:(\\*|[A-Z][A-Za-z]+))?", "an event like s3:ObjectCreated:*"],
      },
    ],
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": [
      {
        path: "rule.objectOwnership",
        oneOf: ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"],
      },
    ],
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": [
      { path: "rules", most: 1_000 },
      { path: "rules[].id", length: [1, 255] },
      { path: "rules[].status", oneOf: status },
      { path: "rules[].priority", range: [0, 2_147_483_647] },
      { path: "rules[].destination.storageClass", oneOf: ["STANDARD", ...archives] },
    ],
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
      {
        path: "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
        oneOf: ["AES256", "aws:kms", "aws:kms:dsse"],
      },
    ],
    "aws:s3/bucketVersioning:BucketVersioning": [
      { path: "versioningConfiguration.status", oneOf: ["Enabled", "Suspended", "Disabled"] },
    ],
  },
  ...s3ReferencePage,
  certainty: "documented",
};
