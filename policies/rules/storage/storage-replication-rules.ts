import type { Finding } from "../../finding.ts";
import { isPresent, list, number, part, text, unknown, type Value } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageReplicationRules = resourceRule({
  name: "storage-replication-rules",
  statement: "Replication rules decide about deletions, and which comes first.",
  why: "S3 refuses a rule with a filter that leaves either open, and rules that are equally important.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html",
  severity: "medium",
  level: "mandatory",
  types: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
  *evaluate({ props }) {
    const rules = list(props["rules"]);
    const priorities = rules.map((rule) => number(part(rule, "priority")));
    for (const [index, rule] of rules.entries()) {
      yield* judgeRule(rule, `rules[${index}]`);
      const priority = priorities[index];
      if (priority !== undefined && priorities.indexOf(priority) < index) {
        yield {
          at: `rules[${index}].priority`,
          found: `is ${priority}, as that of rules[${priorities.indexOf(priority)}] is`,
          write: "give each rule a priority of its own",
        };
      }
    }
  },
});

function* judgeRule(rule: Value, at: string): Iterable<Finding> {
  const decision = part(rule, "deleteMarkerReplication", "status");
  const isFiltered = part(rule, "filter") !== undefined;
  if (
    isFiltered &&
    decision !== unknown &&
    !["Enabled", "Disabled"].includes(text(decision) ?? "")
  ) {
    yield {
      at,
      found: "does not say what becomes of deletions",
      write: 'write deleteMarkerReplication: { status: "Disabled" }, or "Enabled"',
    };
  }
  if (!isPresent(part(rule, "destination", "bucket"))) {
    yield { at, found: "replicates to no bucket", write: "write destination.bucket" };
  }
}
