import {
  buckets,
  destinationsOf,
  partsOf,
  replicationType,
  speaksOf,
} from "../../reading/bucket.ts";
import { stackRule } from "../../rule.ts";

export const storageReplicationOrder = stackRule({
  name: "storage-replication-order",
  statement: "Replication begins when both sides keep versions.",
  why: "S3 refuses to replicate where versioning is not on yet, so the first deployment fails by chance.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(replicationType)) {
      const home = buckets(stack).filter((bucket) => speaksOf(on, bucket));
      const waitsFor = new Set([...on.dependencies, ...stack.reach(on)]);
      for (const bucket of [...home, ...destinationsOf(stack, on)]) {
        const versioning = partsOf(stack, bucket, "bucketVersioning");
        if (versioning.length > 0 && !versioning.some((each) => waitsFor.has(each))) {
          yield {
            on,
            at: "",
            found: `does not wait for the versioning of ${bucket.name}`,
            write: "add its aws.s3.BucketVersioning to dependsOn",
          };
        }
      }
    }
  },
});
