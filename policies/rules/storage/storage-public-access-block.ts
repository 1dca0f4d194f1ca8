import { checkEach, report } from "../../property-check.ts";
import { buckets, mayHavePart } from "../../reading/bucket.ts";
import { stackRule } from "../../rule.ts";

export const storagePublicAccessBlock = stackRule({
  name: "storage-public-access-block",
  statement: "Every bucket has a public access block.",
  why: "Without one, a single careless policy or ACL makes the bucket public.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  severity: "critical",
  anchors: ["S3.8", "CKV2_AWS_6", "AWS-0094"],
  evaluate: (stack) =>
    checkEach(
      buckets(stack),
      (on) =>
        !mayHavePart(stack, on, "bucketPublicAccessBlock") &&
        report(
          on,
          "",
          "has no public access block",
          "declare an aws.s3.BucketPublicAccessBlock of it",
        ),
    ),
});
