/**
 * Where moto is known to differ from S3, with the page or rule that S3 follows.
 *
 * @module
 */
import type { Step } from "./steps.ts";
import type { Outcome } from "./system.ts";

/** A step with what it came to here and at moto. */
export interface Pair {
  readonly step: Step;
  readonly ours: Outcome;
  readonly theirs: Outcome;
}

/** One way in which moto differs. */
interface Known {
  /** What moto does, and what S3 does. */
  readonly about: string;
  /** Fields of the outcome that differ by it. */
  readonly fields: readonly string[];
  readonly applies: (pair: Pair) => boolean;
  /** Whether the buckets differ from then on. @default false */
  readonly parts?: boolean;
}

const known: readonly Known[] = [
  {
    about:
      "Deleting a key that never was makes no delete marker; S3 makes one (DeletingObjectVersions).",
    fields: ["DeleteMarker", "VersionId", "Deleted"],
    applies: ({ step }) => step.kind === "delete" || step.kind === "delete several",
    parts: true,
  },
  {
    about: "Deletes ignore Quiet; S3 then reports errors only (API_DeleteObjects).",
    fields: ["Deleted"],
    applies: ({ step }) => step.kind === "delete several" && step.quiet,
  },
  {
    about:
      "Attributes of a key with a blank or a plus sign fail; S3 has them (API_GetObjectAttributes).",
    fields: ["ETag", "VersionId", "code", "ObjectSize", "Checksum", "ObjectParts"],
    applies: ({ step }) => step.kind === "attributes" && /[ +]/.test(step.key),
  },
  {
    about: "Attributes have no size; S3 has one (API_GetObjectAttributes).",
    fields: ["ObjectSize"],
    applies: ({ step }) => step.kind === "attributes",
  },
  {
    about:
      "Common prefixes are listed though they come before the marker or do not fit the page; S3 counts them (API_ListObjects).",
    fields: [
      "CommonPrefixes",
      "IsTruncated",
      "NextMarker",
      "Contents",
      "Versions",
      "DeleteMarkers",
    ],
    applies: ({ step }) =>
      step.kind === "list" &&
      step.of !== "objects" &&
      "Delimiter" in step.more &&
      ("marker" in step.more || "MaxKeys" in step.more),
  },
  {
    about:
      "A common prefix before start-after is left out though keys in it come after; AWS does not say (API_ListObjectsV2).",
    fields: ["CommonPrefixes", "KeyCount", "IsTruncated", "Contents"],
    applies: ({ step }) =>
      step.kind === "list" &&
      step.of === "objects" &&
      "Delimiter" in step.more &&
      "marker" in step.more,
  },
  {
    about: "x-amz-copy-source-if-match is ignored; S3: 412 (API_CopyObject).",
    fields: ["code", "status", "copy", "VersionId"],
    applies: ({ step, ours }) =>
      step.kind === "copy" &&
      "CopySourceIfMatch" in step.more &&
      ours["code"] === "PreconditionFailed",
    parts: true,
  },
  {
    about: "Of a copy to itself whose condition fails the condition is reported; AWS does not say.",
    fields: ["code", "status"],
    applies: ({ step, ours }) => step.kind === "copy" && ours["code"] === "InvalidRequest",
  },
  {
    about:
      "Reading a delete marker by its id under If-Match is NoSuchVersion; S3: 405 (DeleteMarker page).",
    fields: ["code", "status"],
    applies: ({ ours, theirs }) => ours["status"] === 405 && theirs["code"] === "NoSuchVersion",
  },
  {
    about: "Common prefixes of keys that are deleted are listed; S3 lists current objects only.",
    fields: ["CommonPrefixes", "KeyCount", "IsTruncated", "Contents", "NextMarker"],
    applies: ({ step }) =>
      step.kind === "list" && step.of !== "versions" && "Delimiter" in step.more,
  },
  {
    about:
      "A page of versions begins within the key of a key-marker; S3 begins after that key unless a version is named too (API_ListObjectVersions).",
    fields: ["Versions", "DeleteMarkers", "IsTruncated"],
    applies: ({ step }) => step.kind === "list" && step.of === "versions" && "marker" in step.more,
  },
  {
    about:
      "The first part of an empty object is the range 0--1; a range of no bytes does not exist.",
    fields: ["status", "ContentRange"],
    applies: ({ step, ours }) =>
      (step.kind === "get" || step.kind === "head") &&
      "PartNumber" in step.more &&
      ours["ContentLength"] === 0,
  },
  {
    about:
      "Parts are accepted in any order; S3: 400 InvalidPartOrder (API_CompleteMultipartUpload).",
    fields: ["code", "status", "ETag", "VersionId"],
    applies: ({ step, ours }) => step.kind === "upload" && ours["code"] === "InvalidPartOrder",
    parts: true,
  },
  {
    about: "A page of no keys is truncated; S3 says it is not (as ceph's s3-tests expect of S3).",
    fields: ["IsTruncated"],
    applies: ({ step }) => step.kind === "list" && step.more["MaxKeys"] === 0,
  },
  {
    about:
      "NextMarker is there without a delimiter, and opaque; S3 leaves it out (API_ListObjects).",
    fields: ["NextMarker"],
    applies: ({ step }) => step.kind === "list" && step.of === "objects, first version",
  },
  {
    about: "Keys of versions are not encoded; S3 encodes them (API_ListObjectVersions).",
    fields: ["Versions", "DeleteMarkers", "CommonPrefixes"],
    applies: ({ step }) =>
      step.kind === "list" && step.of === "versions" && "EncodingType" in step.more,
  },
  {
    about: "Completing an upload that is none is an error of the server; S3: 404 NoSuchUpload.",
    fields: ["code", "status"],
    applies: ({ step, theirs }) => step.kind === "upload" && theirs["status"] === 500,
  },
  {
    about:
      "Of parts with wrong tags in a wrong order the tags are reported; AWS does not say which is (API_CompleteMultipartUpload).",
    fields: ["code"],
    applies: ({ step }) => step.kind === "upload" && step.end === "wrong tag",
  },
  {
    about:
      "The first part of an object in one piece has its checksum; AWS does not say (API_GetObject).",
    fields: ["ChecksumCRC32", "ChecksumSHA256"],
    applies: ({ step }) =>
      (step.kind === "get" || step.kind === "head") && "PartNumber" in step.more,
  },
  {
    about: "Writes while versioning is suspended or off differ in whether `null` is reported.",
    fields: ["VersionId"],
    applies: ({ ours, theirs }) =>
      (ours["VersionId"] ?? "null") === "null" && (theirs["VersionId"] ?? "null") === "null",
  },
];

/** What differs in a step, as `field: ours, theirs`; and whether the buckets differ from then on. */
export function differences(pair: Pair): {
  readonly unknown: readonly string[];
  readonly parted: boolean;
} {
  const { ours, theirs } = pair;
  const differing = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]),
  );
  const explained = known.filter(
    ({ fields, applies }) => differing.some((name) => fields.includes(name)) && applies(pair),
  );
  return {
    unknown: differing
      .filter((name) => !explained.some(({ fields }) => fields.includes(name)))
      .map((name) => `${name}: ${JSON.stringify(ours[name])}, ${JSON.stringify(theirs[name])}`),
    parted: explained.some(({ parts }) => parts === true),
  };
}
