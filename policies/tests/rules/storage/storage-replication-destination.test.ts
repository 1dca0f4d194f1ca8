import { unknown } from "../../../reading/value.ts";
import { storageReplicationDestination } from "../../../rules/storage/storage-replication-destination.ts";
import { bucket } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { away, home, replication, rule } from "./replications.ts";

const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const write = "write the arn of another aws.s3.Bucket of this program";
const to = (arn: unknown) => [home, away, replication([{ ...rule, destination: { bucket: arn } }])];
const elsewhere = "arn:aws:s3:::elsewhere";

describeRule(storageReplicationDestination, {
  passes: [
    { title: "another bucket of the stack", given: to("arn:aws:s3:::away") },
    { title: "a bucket that is not known yet", given: to(unknown) },
    {
      title: "a bucket elsewhere that may be",
      given: to(elsewhere),
      settings: { others: [elsewhere] },
    },
    {
      title: "a bucket of the stack whose ARN is not known yet",
      given: [
        home,
        bucket("away", { props: { arn: unknown } }),
        replication([{ ...rule, destination: { bucket: unknown } }]),
      ],
    },
  ],
  violates: [
    {
      title: "a bucket elsewhere",
      given: to(elsewhere),
      reports: [`copies rules[0].destination.bucket is not a bucket of this stack; ${write}`],
    },
    {
      title: "the bucket itself",
      given: to("arn:aws:s3:::home"),
      reports: [`copies rules[0].destination.bucket is the bucket itself; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type), ["rules", 2, "destination", "bucket"], elsewhere),
    reports: [
      `season-replica-replication rules[2].destination.bucket is not a bucket of this stack; ${write}`,
    ],
  },
});
