import { part, shown, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

/** New buckets are so without being told; only what says otherwise is found. */
export const storageOwnership = resourceRule({
  name: "storage-ownership",
  statement: "The owner of a bucket owns what lies in it.",
  why: "Any other ownership turns ACLs back on, and objects of others escape the bucket's policy.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  severity: "high",
  level: "mandatory",
  anchors: ["CKV2_AWS_65"],
  types: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  *evaluate({ props }) {
    const ownership = part(props, "rule", "objectOwnership");
    if (ownership !== unknown && ownership !== "BucketOwnerEnforced") {
      yield {
        at: "rule.objectOwnership",
        found: `is ${shown(ownership)}`,
        write: 'write objectOwnership: "BucketOwnerEnforced"',
      };
    }
  },
});
