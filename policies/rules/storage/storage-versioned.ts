import { buckets, keepsVersions, keepsVersionsItself, partsOf } from "../../reading/bucket.ts";
import { part, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const storageVersioned = stackRule({
  name: "storage-versioned",
  statement: "Every bucket keeps old versions.",
  why: "What is overwritten or deleted by mistake is gone otherwise, and nothing is replicated.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  severity: "high",
  level: "mandatory",
  anchors: ["S3.14", "CKV_AWS_21", "AWS-0090"],
  *evaluate(stack) {
    for (const bucket of buckets(stack)) {
      const declared = partsOf(stack, bucket, "bucketVersioning");
      if (declared.length === 0 && !keepsVersionsItself(bucket)) {
        yield {
          on: bucket,
          at: "",
          found: "keeps no old versions",
          write: "declare an aws.s3.BucketVersioning of it",
        };
      }
      for (const on of declared) {
        const status = part(on.props, "versioningConfiguration", "status");
        if (status !== unknown && !keepsVersions(on)) {
          yield {
            on,
            at: "versioningConfiguration.status",
            found: `is ${shown(status)}`,
            write: 'write status: "Enabled"',
          };
        }
      }
    }
  },
});
