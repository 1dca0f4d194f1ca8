import { unknown } from "../../../reading/value.ts";
import { costReplicationTime } from "../../../rules/cost/cost-replication-time.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

const replication = (status: unknown) =>
  resource(type, { props: { rules: [{}, { destination: { replicationTime: { status } } }] } });

const finding = (place: number) =>
  `rules[${place}].destination.replicationTime is "Enabled"; remove replicationTime and metrics`;

describeRule(costReplicationTime, {
  passes: [
    { title: "copies without a promise", given: replication("Disabled") },
    { title: "what is not known yet", given: replication(unknown) },
    { title: "rules that are not known yet", given: resource(type, { props: { rules: unknown } }) },
  ],
  violates: [
    {
      title: "a promise",
      given: replication("Enabled"),
      reports: [`example-bucketReplicationConfig ${finding(1)}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.set(draft.node(type), ["rules", 0, "destination", "replicationTime"], {
        status: "Enabled",
        time: { minutes: 15 },
      }),
    reports: [`season-replica-replication ${finding(0)}`],
  },
});
