import { destinationsOf, replicationType } from "../../reading/bucket.ts";
import { sources } from "../../reading/stack.ts";
import { list, part, text } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const storageReplicationDestination = stackRule({
  name: "storage-replication-destination",
  statement: "Buckets replicate to other buckets of their stack.",
  why: "Nobody can tell where a bucket elsewhere lies, whether it is there, and who reads it.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  severity: "medium",
  level: "mandatory",
  settings: {
    others: listSetting("ARNs of buckets outside the stack that may be replicated to."),
  },
  *evaluate(stack, { others }) {
    for (const on of stack.ofType(replicationType)) {
      const own = destinationsOf(stack, on).map(({ props }) => text(props["arn"]));
      for (const [index, rule] of list(on.props["rules"]).entries()) {
        const arn = text(part(rule, "destination", "bucket"));
        const isKnown = arn !== undefined && !own.includes(undefined);
        if (isKnown && !own.includes(arn) && !others.includes(arn)) {
          yield {
            on,
            at: `rules[${index}].destination.bucket`,
            found: sources(on, "rules").some(({ props }) => props["arn"] === arn)
              ? "is the bucket itself"
              : "is no bucket of this stack",
            write: "write the arn of another aws.s3.Bucket of this program",
          };
        }
      }
    }
  },
});
