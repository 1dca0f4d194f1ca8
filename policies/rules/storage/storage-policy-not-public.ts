import { openStatements } from "../../reading/public-access.ts";
import { resourceRule } from "../../rule.ts";

export const storagePolicyNotPublic = resourceRule({
  name: "storage-policy-not-public",
  statement: "No bucket policy lets everybody in.",
  why: "A bucket that anybody may read is copied within hours, and one that anybody may write to is abused.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
  severity: "critical",
  level: "mandatory",
  anchors: ["S3.2", "S3.3", "S3.6", "CKV_AWS_70"],
  types: ["aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
  *evaluate({ props }) {
    for (const at of openStatements("policy", props["policy"])) {
      yield {
        at,
        found: "lets everybody in",
        write: "name the principals, or the aws:SourceArn they act for",
      };
    }
  },
});
