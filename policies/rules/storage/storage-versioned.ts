import { checkEach, exactly, property, report } from "../../property-check.ts";
import { buckets, keepsVersionsItself, mayHavePart, partsOf } from "../../reading/bucket.ts";
import { stackRule } from "../../rule.ts";

export const storageVersioned = stackRule({
  name: "storage-versioned",
  statement: "Every bucket is versioned.",
  why: "Overwritten or deleted objects are otherwise lost, and nothing can be replicated.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  severity: "high",
  anchors: ["S3.14", "CKV_AWS_21", "AWS-0090"],
  evaluate: (stack) =>
    checkEach(buckets(stack), (bucket) => {
      const declared = partsOf(stack, bucket, "bucketVersioning");
      return [
        !mayHavePart(stack, bucket, "bucketVersioning") &&
          !keepsVersionsItself(bucket) &&
          report(bucket, "", "is not versioned", "declare an aws.s3.BucketVersioning of it"),
        checkEach(declared, property("versioningConfiguration.status", exactly("Enabled"))),
      ];
    }),
});
