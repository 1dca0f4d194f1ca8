import { checkEach, property } from "../../property-check.ts";
import { destinationsOf, replicationType } from "../../reading/bucket.ts";
import { items } from "../../reading/resource.ts";
import { sources } from "../../reading/stack.ts";
import { text } from "../../reading/value.ts";
import { listSetting, stackRule } from "../../rule.ts";

export const storageReplicationDestination = stackRule({
  name: "storage-replication-destination",
  statement: "Buckets replicate to other buckets of their stack.",
  why: "The location, existence and readers of a bucket outside the stack are not known.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  severity: "medium",
  settings: { others: listSetting("ARNs of buckets outside the stack that may be replicated to.") },
  evaluate: (stack, { others }) =>
    checkEach(stack.ofType(replicationType), (on) => {
      const known = destinationsOf(stack, on).map(({ props }) => text(props["arn"]));
      return (
        !known.includes(undefined) &&
        checkEach(
          items(on, "rules"),
          property("destination.bucket", {
            fits: (arn) => typeof arn !== "string" || known.includes(arn) || others.includes(arn),
            found: (arn) =>
              sources(on, "rules").some(({ props }) => props["arn"] === arn)
                ? "is the bucket itself"
                : "is not a bucket of this stack",
            write: "write the arn of another aws.s3.Bucket of this program",
          }),
        )
      );
    }),
});
