/**
 * Event notifications of S3.
 *
 * @module
 */
import type { Fact } from "./fact.ts";
import {
  notificationContentPage,
  notificationFilterPage,
  notificationTypesPage,
} from "./s3-pages.ts";

export const objectEvents = {
  about: "Event types of a bucket for new and removed objects",
  value: [
    "s3:ObjectCreated:*",
    "s3:ObjectCreated:Put",
    "s3:ObjectCreated:Post",
    "s3:ObjectCreated:Copy",
    "s3:ObjectCreated:CompleteMultipartUpload",
    "s3:ObjectRemoved:*",
    "s3:ObjectRemoved:Delete",
    "s3:ObjectRemoved:DeleteMarkerCreated",
  ],
  ...notificationTypesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const otherBucketEvents = {
  about: "First parts of the other event types of a bucket",
  value: [
    "s3:ReducedRedundancyLostObject",
    "s3:ObjectRestore",
    "s3:Replication",
    "s3:LifecycleTransition",
    "s3:IntelligentTiering",
    "s3:LifecycleExpiration",
    "s3:ObjectTagging",
    "s3:ObjectAcl",
    "s3:ObjectAnnotation",
  ],
  ...notificationTypesPage,
  certainty: "documented",
} as const satisfies Fact<readonly string[]>;

export const eventVersion = {
  about: "Version of an event record about an object",
  value: "2.1",
  ...notificationContentPage,
  certainty: "documented",
} as const satisfies Fact<string>;

export const eventKey: Fact<string> = {
  about: "The key in an event record",
  value: "It is percent-encoded, with + for a space.",
  ...notificationContentPage,
  certainty: "documented",
};

export const overlappingFilters: Fact<string> = {
  about:
    "Two notifications of a bucket for the same event type whose prefixes and suffixes overlap",
  value: "S3 refuses them.",
  ...notificationFilterPage,
  certainty: "documented",
};
