import type { StackResource } from "../../../reading/resource.ts";
import { unknown } from "../../../reading/value.ts";
import { residencyReplicas } from "../../../rules/residency/residency-replicas.ts";
import { bucket, partOf } from "../../bucket-fixtures.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";

const tags = { "data-residency": "EU" };
const home = bucket("home", { props: { tags } });
const open = bucket("open");
const at = (region: unknown) => bucket("away", { props: { region } });
const replicated = (from: StackResource, to: StackResource) => [
  from,
  to,
  partOf(from, "bucketReplicationConfig", {}, { name: "copies", from: { rules: [from, to] } }),
];
const copied = (region: unknown) => [
  home,
  resource("aws:s3/objectCopy:ObjectCopy", { props: { region }, from: { source: [home] } }),
];
const secret = (region: unknown) =>
  resource("aws:secretsmanager/secret:Secret", { props: { tags, replicas: [{ region }] } });
const key = resource("aws:kms/key:Key", { props: { tags } });
const write = "copy it to Regions of EU only";

describeRule(residencyReplicas, {
  passes: [
    { title: "a bucket of the jurisdiction", given: replicated(home, at("eu-central-1")) },
    { title: "a bucket that is bound to nothing", given: replicated(open, at("us-east-1")) },
    { title: "a Region that is not known yet", given: replicated(home, at(unknown)) },
    { title: "an object inside the jurisdiction", given: copied("eu-central-1") },
    { title: "a secret inside the jurisdiction", given: [secret("eu-central-1")] },
  ],
  violates: [
    {
      title: "a bucket elsewhere",
      given: replicated(home, at("us-east-1")),
      reports: [`copies rules copies home, which is bound to EU, to us-east-1; ${write}`],
    },
    {
      title: "an object elsewhere",
      given: copied("us-east-1"),
      reports: [
        `example-objectCopy source copies home, which is bound to EU, to us-east-1; ${write}`,
      ],
    },
    {
      title: "a secret elsewhere",
      given: [secret("us-east-1")],
      reports: [
        `example-secret replicas[0] copies example-secret, which is bound to EU, to us-east-1; ${write}`,
      ],
    },
    {
      title: "a table elsewhere",
      given: [
        resource("aws:dynamodb/table:Table", {
          props: { tags, replicas: [{ regionName: "us-east-1" }] },
        }),
      ],
      reports: [
        `example-table replicas[0] copies example-table, which is bound to EU, to us-east-1; ${write}`,
      ],
    },
    {
      title: "a key elsewhere",
      given: [
        key,
        resource("aws:kms/replicaKey:ReplicaKey", {
          props: { region: "us-east-1" },
          from: { primaryKeyArn: [key] },
        }),
      ],
      reports: [
        `example-replicaKey primaryKeyArn copies example-key, which is bound to EU, to us-east-1; ${write}`,
      ],
    },
  ],
  mutation: {
    breaks(draft) {
      const node = draft.node("aws:secretsmanager/secret:Secret", "token-secret-1");
      draft.set(node, ["tags"], tags);
      draft.set(node, ["replicas"], [{ region: "us-east-1" }]);
    },
    reports: [
      `token-secret-1 replicas[0] copies token-secret-1, which is bound to EU, to us-east-1; ${write}`,
    ],
  },
});
