import { checkEach, report } from "../../property-check.ts";
import { buckets, partsOf } from "../../reading/bucket.ts";
import { isPresent } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const storageBucketPolicy = stackRule({
  name: "storage-bucket-policy",
  statement: "Every bucket has a bucket policy.",
  why: "Only a policy can deny plain HTTP, which S3 accepts as well.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  severity: "medium",
  anchors: ["S3.5", "CKV_AWS_379"],
  evaluate: (stack) =>
    checkEach(
      buckets(stack),
      (on) =>
        !isPresent(on.props["policy"]) &&
        partsOf(stack, on, "bucketPolicy").length === 0 &&
        report(
          on,
          "",
          "has no bucket policy",
          "declare an aws.s3.BucketPolicy of it that denies s3:* without aws:SecureTransport",
        ),
    ),
});
