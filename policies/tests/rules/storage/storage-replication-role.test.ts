import type { StackResource } from "../../../reading/resource.ts";
import { storageReplicationRole } from "../../../rules/storage/storage-replication-role.ts";
import { describeRule } from "../../describe-rule.ts";
import { resource } from "../../fixtures.ts";
import { away, home, replication, role } from "./replications.ts";

const write = "declare an aws.iam.RolePolicy of the role that names the bucket's arn";
const inside = (...about: StackResource[]) =>
  resource("aws:iam/rolePolicy:RolePolicy", { from: { role: [role], policy: about } });
const named = resource("aws:iam/role:Role", { props: { name: "copier-1" } });
const naming = (name: string) =>
  resource("aws:iam/rolePolicy:RolePolicy", {
    props: { role: name },
    from: { role: [], policy: [home, away] },
  });
const policy = resource("aws:iam/policy:Policy", { from: { policy: [away] } });
const attached = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
  from: { role: [role], policyArn: [policy] },
});
const all = [home, away, role, replication()];

describeRule(storageReplicationRole, {
  passes: [
    {
      title: "a policy that names the role in so many words",
      given: [
        home,
        away,
        named,
        resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", {
          from: { bucket: [home], rules: [away], role: [named] },
        }),
        naming("copier-1"),
      ],
    },
    { title: "a policy about both", given: [...all, inside(home, away)] },
    { title: "policies about each", given: [...all, inside(home), inside(away)] },
    { title: "a policy that is attached", given: [...all, inside(home), policy, attached] },
    {
      title: "a role of another stack",
      given: [
        home,
        away,
        resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", {
          from: { bucket: [home], rules: [away] },
        }),
      ],
    },
  ],
  violates: [
    {
      title: "a policy that names another role",
      given: [
        home,
        away,
        named,
        resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", {
          name: "copies",
          from: { bucket: [home], rules: [away], role: [named] },
        }),
        naming("copier-2"),
      ],
      reports: [
        `copies role has no policy about home; ${write}`,
        `copies role has no policy about away; ${write}`,
      ],
    },
    {
      title: "no policy about the copy",
      given: [...all, inside(home)],
      reports: [`copies role has no policy about away; ${write}`],
    },
    {
      title: "no policy about the bucket itself",
      given: [...all, inside(away)],
      reports: [`copies role has no policy about home; ${write}`],
    },
    {
      title: "a policy that is attached to nothing",
      given: [...all, inside(home), policy],
      reports: [`copies role has no policy about away; ${write}`],
    },
  ],
  mutation: {
    breaks: (draft) =>
      draft.remove(draft.node("aws:iam/rolePolicy:RolePolicy", "season-replica-us-east-1-write")),
    reports: [`season-replica-replication role has no policy about rep-us-east-1-bucket; ${write}`],
  },
});
