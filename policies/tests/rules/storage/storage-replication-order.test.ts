import { storageReplicationOrder } from "../../../rules/storage/storage-replication-order.ts";
import { partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { away, home, replication, rule } from "./replications.ts";

const homeVersions = partOf(home, "bucketVersioning");
const awayVersions = partOf(away, "bucketVersioning");
const type = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
const write = "add its aws.s3.BucketVersioning to dependsOn";
const waiting = (...dependsOn: Parameters<typeof replication>[1] & object) => [
  home,
  away,
  homeVersions,
  awayVersions,
  replication([rule], dependsOn),
];

describeRule(storageReplicationOrder, {
  passes: [
    { title: "it waits for both sides", given: waiting(homeVersions, awayVersions) },
    {
      title: "there is nothing to wait for, which is another rule's",
      given: [home, away, replication()],
    },
  ],
  violates: [
    {
      title: "it does not wait for the copy",
      given: waiting(homeVersions),
      reports: [`copies does not wait for the versioning of away; ${write}`],
    },
    {
      title: "it does not wait for its own bucket",
      given: waiting(awayVersions),
      reports: [`copies does not wait for the versioning of home; ${write}`],
    },
  ],
  mutation: {
    breaks(draft) {
      const node = draft.node(type);
      draft.change(node, {
        dependencies: node.dependencies.filter((urn) => !urn.endsWith("us-east-1-versioning")),
      });
    },
    reports: [
      `season-replica-replication does not wait for the versioning of rep-us-east-1-bucket; ${write}`,
    ],
  },
});
