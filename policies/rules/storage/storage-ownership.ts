import { exactly, property } from "../../property-check.ts";
import { resourceRule } from "../../rule.ts";

/** New buckets are so by default; only another setting is reported. */
export const storageOwnership = resourceRule({
  name: "storage-ownership",
  statement: "The owner of a bucket owns the objects in it.",
  why: "Any other ownership enables ACLs, and objects of other accounts are not covered by the bucket's policy.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  severity: "high",
  anchors: ["CKV2_AWS_65"],
  types: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
  evaluate: property("rule.objectOwnership", exactly("BucketOwnerEnforced")),
});
