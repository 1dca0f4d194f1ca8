import { list, part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const costReplicationTime = resourceRule({
  name: "cost-replication-time",
  statement: "Copies of buckets come when they come.",
  why: "Most objects are copied within seconds anyway; the promise of 15 minutes is paid by the gigabyte.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html",
  severity: "low",
  level: "advisory",
  types: [
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "aws:s3/bucketReplicationConfiguration:BucketReplicationConfiguration",
  ],
  *evaluate({ props }) {
    for (const [index, rule] of list(props["rules"]).entries()) {
      if (part(rule, "destination", "replicationTime", "status") === "Enabled") {
        yield {
          at: `rules[${index}].destination.replicationTime`,
          found: 'is "Enabled"',
          write: "take replicationTime out, and metrics with it",
        };
      }
    }
  },
});
