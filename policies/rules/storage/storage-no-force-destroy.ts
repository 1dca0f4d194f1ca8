import { checkEach, property, turnedOff } from "../../property-check.ts";
import { bucketTypes, originalsOf } from "../../reading/bucket.ts";
import { protectsData } from "../../reading/protected-data.ts";
import { stackRule } from "../../rule.ts";
import { protectedBySetting } from "../../shared-settings.ts";

/** What has the option. */
const forcible = [
  ...bucketTypes,
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

export const storageNoForceDestroy = stackRule({
  name: "storage-no-force-destroy",
  statement: "Nothing in S3 but replicas has forceDestroy.",
  why: "A bucket with forceDestroy is deleted with every object and version when its name changes.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
  severity: "high",
  settings: { unless: protectedBySetting },
  evaluate: (stack, { unless }, facts) =>
    protectsData(facts, unless) &&
    checkEach(
      stack.ofType(...forcible).filter((on) => originalsOf(stack, on).length === 0),
      property("forceDestroy", turnedOff("leave it out, and empty the bucket by hand")),
    ),
});
