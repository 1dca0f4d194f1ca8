import { report } from "../../property-check.ts";
import { items } from "../../reading/resource.ts";
import { isKnown, isPresent, number, part, text, unknown } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const storageReplicationRules = resourceRule({
  name: "storage-replication-rules",
  statement: "Replication rules state what happens to deletions, and which rule comes first.",
  why: "S3 refuses a rule with a filter that leaves either open, and rules of equal priority.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html",
  severity: "medium",
  types: ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"],
  evaluate(replication) {
    const rules = items(replication, "rules");
    const priorities = rules.map(({ props }) => number(props["priority"]));
    return rules.map((rule, index) => {
      const priority = priorities[index];
      const decision = part(rule.props, "deleteMarkerReplication", "status");
      const first = priority === undefined ? index : priorities.indexOf(priority);
      return [
        isKnown(rule.props["filter"]) &&
          decision !== unknown &&
          !["Enabled", "Disabled"].includes(text(decision) ?? "") &&
          report(
            rule,
            "",
            "does not state what happens to deletions",
            'write deleteMarkerReplication: { status: "Disabled" }, or "Enabled"',
          ),
        !isPresent(part(rule.props, "destination", "bucket")) &&
          report(rule, "", "replicates to no bucket", "write destination.bucket"),
        first < index &&
          report(
            rule,
            "priority",
            `is ${priority}, as that of rules[${first}] is`,
            "give each rule a distinct priority",
          ),
      ];
    });
  },
});
