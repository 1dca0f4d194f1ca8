import { checkEach, property, report } from "../../property-check.ts";
import { bucketTypes, typesOf } from "../../reading/bucket.ts";
import { isPresent } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

const aclTypes = typesOf("bucketAcl");

const objectTypes = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

/** The one ACL that S3 still accepts where ACLs are disabled. It states the default. */
const harmless = "bucket-owner-full-control";

export const storageNoAcls = resourceRule({
  name: "storage-no-acls",
  statement: "Nothing in S3 has an ACL.",
  why: "An ACL grants access past the bucket's policy, and S3 refuses it where ACLs are disabled.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  severity: "high",
  anchors: ["S3.12", "CKV_AWS_20", "CKV_AWS_57", "CKV_AWS_375"],
  types: [...aclTypes, ...bucketTypes, ...objectTypes],
  evaluate: (resource) =>
    aclTypes.includes(resource.type)
      ? report(resource, "", "is an ACL", "write a bucket policy instead")
      : checkEach(["acl", "grants"], (at) =>
          property(at, {
            fits: (value) =>
              !isPresent(value) || (objectTypes.includes(resource.type) && value === harmless),
            found: "is an ACL",
            write: `write no ${at}: let the bucket's policy grant access`,
          })(resource),
        ),
});
