import { bucketTypes, originalsOf } from "../../reading/bucket.ts";
import { protectsData } from "../../reading/protected-data.ts";
import { isTrue } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { protectedBySetting } from "../../shared-settings.ts";

/** What can be told to go by force. */
const forcible = [
  ...bucketTypes,
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

export const storageNoForceDestroy = stackRule({
  name: "storage-no-force-destroy",
  statement: "Nothing in S3 is deleted by force but copies.",
  why: "A bucket with forceDestroy takes every object and version with it when its name changes.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
  severity: "high",
  level: "mandatory",
  settings: { unless: protectedBySetting },
  *evaluate(stack, { unless }, facts) {
    if (!protectsData(facts, unless)) {
      return;
    }
    for (const on of stack.ofType(...forcible)) {
      if (isTrue(on.props["forceDestroy"]) && originalsOf(stack, on).length === 0) {
        yield {
          on,
          at: "forceDestroy",
          found: "is true",
          write: "leave it out, and empty what is to go by hand",
        };
      }
    }
  },
});
