/**
 * Nothing in S3 is deleted by force.
 *
 * @module
 */
import { bucketTypes } from "../../reading/bucket.ts";
import { mayLoseData, protectedBySetting } from "../../reading/protected-data.ts";
import { isTrue } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageNoForceDestroy = resourceRule({
  name: "storage-no-force-destroy",
  statement: "Nothing in S3 is deleted by force.",
  why: "A bucket with forceDestroy takes every object and version with it when its name changes.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
  severity: "high",
  level: "mandatory",
  types: [
    ...bucketTypes,
    "aws:s3/bucketObject:BucketObject",
    "aws:s3/bucketObjectv2:BucketObjectv2",
    "aws:s3/objectCopy:ObjectCopy",
  ],
  settings: { unless: protectedBySetting },
  *judge({ props }, { unless }, facts) {
    if (isTrue(props["forceDestroy"]) && !mayLoseData(facts, unless)) {
      yield {
        at: "forceDestroy",
        found: "is true",
        write: "leave it out, and empty what is to go by hand",
      };
    }
  },
});
