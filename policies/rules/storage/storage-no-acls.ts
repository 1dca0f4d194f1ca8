import type { Finding } from "../../finding.ts";
import { bucketTypes, typesOf } from "../../reading/bucket.ts";
import type { Resource } from "../../reading/resource.ts";
import { isPresent, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const aclTypes = typesOf("bucketAcl");

const objectTypes = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

/** The one ACL that S3 still takes where ACLs are off. It says what holds anyway. */
const harmless = "bucket-owner-full-control";

export const storageNoAcls = resourceRule({
  name: "storage-no-acls",
  statement: "Nothing in S3 has an ACL.",
  why: "An ACL grants access past the bucket's policy, and S3 refuses it where ACLs are off.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  severity: "high",
  level: "mandatory",
  anchors: ["S3.12", "CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375"],
  types: [...aclTypes, ...bucketTypes, ...objectTypes],
  *evaluate(resource) {
    if (aclTypes.includes(resource.type)) {
      yield { at: "", found: "is an ACL", write: "write a bucket policy instead" };
    } else {
      yield* given(resource);
    }
  },
});

function* given({ type, props }: Resource): Iterable<Finding> {
  for (const at of ["acl", "grants"]) {
    const value = props[at];
    const isHarmless = value === unknown || (objectTypes.includes(type) && value === harmless);
    if (isPresent(value) && !isHarmless) {
      yield {
        at,
        found: "is an ACL",
        write: `write no ${at}: let the bucket's policy grant access`,
      };
    }
  }
}
