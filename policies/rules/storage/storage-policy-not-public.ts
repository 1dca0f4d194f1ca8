import { checkEach, report } from "../../property-check.ts";
import { openStatements } from "../../reading/public-access.ts";
import { resourceRule } from "../../rule.ts";

export const storagePolicyNotPublic = resourceRule({
  name: "storage-policy-not-public",
  statement: "No bucket policy allows every principal.",
  why: "A bucket that anyone may read is copied within hours, and one that anyone may write to is abused.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
  severity: "critical",
  anchors: ["S3.2", "S3.3", "S3.6", "CKV_AWS_70"],
  types: ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
  evaluate: (resource) =>
    checkEach(
      openStatements({ on: resource, at: "policy", document: resource.props["policy"] }),
      (statement) =>
        report(
          statement,
          "",
          "allows every principal",
          "name the principals, or the aws:SourceArn they act for",
        ),
    ),
});
