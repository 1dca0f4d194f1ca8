import { checkEach, report } from "../../property-check.ts";
import { items } from "../../reading/resource.ts";
import { part } from "../../reading/value.ts";
import { resourceRule } from "../../rule.ts";

export const costReplicationTime = resourceRule({
  name: "cost-replication-time",
  statement: "Buckets replicate without a guaranteed time.",
  why: "Most objects are replicated within seconds anyway; the guarantee of 15 minutes is charged by the gigabyte.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html",
  severity: "low",
  level: "advisory",
  types: [
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    "aws:s3/bucketReplicationConfiguration:BucketReplicationConfiguration",
  ],
  evaluate: (replication) =>
    checkEach(
      items(replication, "rules"),
      (rule) =>
        part(rule.props, "destination", "replicationTime", "status") === "Enabled" &&
        report(
          rule,
          "destination.replicationTime",
          'is "Enabled"',
          "remove replicationTime and metrics",
        ),
    ),
});
