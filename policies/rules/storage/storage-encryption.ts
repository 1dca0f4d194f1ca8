import { encryptionAlgorithms } from "../../../aws/s3-limits.ts";
import { anyOf, checkEach, property, report } from "../../property-check.ts";
import { buckets, partsOf } from "../../reading/bucket.ts";
import { items } from "../../reading/resource.ts";
import { listSetting, stackRule } from "../../rule.ts";

/** Advisory: S3 encrypts with its own keys by default. */
export const storageEncryption = stackRule({
  name: "storage-encryption",
  statement: "Every bucket declares its encryption.",
  why: "Whether S3's keys or KMS keys are in use is otherwise found out too late.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
  severity: "low",
  level: "advisory",
  anchors: ["S3.17", "CKV_AWS_19", "CKV_AWS_145", "AWS-0088", "AWS-0132"],
  settings: {
    algorithms: listSetting(
      "Algorithms a bucket may have; without AES256, keys of KMS are required.",
      encryptionAlgorithms.value,
    ),
  },
  evaluate: (stack, { algorithms }) =>
    checkEach(buckets(stack), (bucket) => {
      const declared = partsOf(stack, bucket, "bucketServerSideEncryptionConfiguration");
      return declared.length === 0
        ? report(
            bucket,
            "",
            "does not declare its encryption",
            "declare an aws.s3.BucketServerSideEncryptionConfiguration of it",
          )
        : checkEach(
            declared.flatMap((on) => items(on, "rules")),
            property("applyServerSideEncryptionByDefault.sseAlgorithm", anyOf(algorithms)),
          );
    }),
});
