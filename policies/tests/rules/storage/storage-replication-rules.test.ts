import { unknown } from "../../../reading/value.ts";
import { storageReplicationRules } from "../../../rules/storage/storage-replication-rules.ts";
import { describeRule } from "../../describe-rule.ts";
import { replication, rule } from "./replications.ts";

const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const undecided =
  'does not state what happens to deletions; write deleteMarkerReplication: { status: "Disabled" }, or "Enabled"';
const changed = (changes: object) => replication([{ ...rule, ...changes }]);

describeRule(storageReplicationRules, {
  passes: [
    { title: "a rule that decides", given: replication() },
    {
      title: "deletions are replicated",
      given: changed({ deleteMarkerReplication: { status: "Enabled" } }),
    },
    {
      title: "a rule of the older kind, without a filter",
      given: changed({ filter: undefined, deleteMarkerReplication: undefined }),
    },
    {
      title: "what is not known yet",
      given: changed({ deleteMarkerReplication: unknown, destination: { bucket: unknown } }),
    },
    { title: "rules that are not known yet", given: replication(unknown) },
    { title: "two rules in order", given: replication([rule, { ...rule, priority: 2 }]) },
  ],
  violates: [
    {
      title: "deletions left open",
      given: changed({ deleteMarkerReplication: undefined }),
      reports: [`copies rules[0] ${undecided}`],
    },
    {
      title: "no destination",
      given: changed({ destination: {} }),
      reports: ["copies rules[0] replicates to no bucket; write destination.bucket"],
    },
    {
      title: "two rules that are equally important",
      given: replication([rule, rule]),
      reports: [
        "copies rules[1].priority is 1, as that of rules[0] is; give each rule a distinct priority",
      ],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type), ["rules", 0, "deleteMarkerReplication"], undefined),
    reports: [`season-replica-replication rules[0] ${undecided}`],
  },
});
