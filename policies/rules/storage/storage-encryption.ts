import type { Finding } from "../../finding.ts";
import { buckets, partsOf } from "../../reading/bucket.ts";
import type { StackResource } from "../../reading/resource.ts";
import type { Stack } from "../../reading/stack.ts";
import { list, part, shown, unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

const resource = "bucketServerSideEncryptionConfiguration";

/** Advisory: S3 encrypts by keys of its own where nothing is said. */
export const storageEncryption = stackRule({
  name: "storage-encryption",
  statement: "Every bucket says how it is encrypted.",
  why: "Whoever needs keys of their own finds out too late that S3's are in use.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html",
  severity: "low",
  level: "advisory",
  anchors: ["S3.17", "CKV_AWS_19", "CKV_AWS_145", "AWS-0088", "AWS-0132"],
  settings: {
    algorithms: listSetting(
      "Algorithms a bucket may have; without AES256, keys of KMS are demanded.",
      ["AES256", "aws:kms", "aws:kms:dsse"],
    ),
  },
  *evaluate(stack, { algorithms }) {
    for (const bucket of buckets(stack)) {
      yield* judgeBucket(stack, bucket, algorithms);
    }
  },
});

function* judgeBucket(
  stack: Stack,
  bucket: StackResource,
  algorithms: readonly string[],
): Iterable<Finding> {
  const declared = partsOf(stack, bucket, resource);
  if (declared.length === 0) {
    yield {
      on: bucket,
      at: "",
      found: "does not say how it is encrypted",
      write: "declare an aws.s3.BucketServerSideEncryptionConfiguration of it",
    };
  }
  for (const on of declared) {
    for (const [index, rule] of list(on.props["rules"]).entries()) {
      const algorithm = part(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm");
      if (algorithm !== unknown && !algorithms.some((allowed) => allowed === algorithm)) {
        yield {
          on,
          at: `rules[${index}].applyServerSideEncryptionByDefault.sseAlgorithm`,
          found: `is ${shown(algorithm)}`,
          write: `write one of ${algorithms.join(", ")}`,
        };
      }
    }
  }
}
