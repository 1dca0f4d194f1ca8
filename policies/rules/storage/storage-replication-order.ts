import { checkEach, report } from "../../property-check.ts";
import { partsOf, replicatedBy, replicationType } from "../../reading/bucket.ts";
import { stackRule } from "../../rule.ts";

export const storageReplicationOrder = stackRule({
  name: "storage-replication-order",
  statement: "Replication is declared after versioning on both sides.",
  why: "S3 refuses replication where versioning is not enabled yet, so the first deployment fails intermittently.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(replicationType), (on) => {
      const waitsFor = new Set([...on.dependencies, ...stack.reach(on)]);
      return checkEach(replicatedBy(stack, on), (bucket) => {
        const versioning = partsOf(stack, bucket, "bucketVersioning");
        return (
          versioning.length > 0 &&
          !versioning.some((each) => waitsFor.has(each)) &&
          report(
            on,
            "",
            `does not wait for the versioning of ${bucket.name}`,
            "add its aws.s3.BucketVersioning to dependsOn",
          )
        );
      });
    }),
});
