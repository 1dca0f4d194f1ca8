import { buckets, destinationsOf, replicationType, speaksOf } from "../../reading/bucket.ts";
import { policiesOf } from "../../reading/role.ts";
import { sources } from "../../reading/stack.ts";
import { stackRule } from "../../rule.ts";

export const storageReplicationRole = stackRule({
  name: "storage-replication-role",
  statement: "The role of a replication may read its bucket and write every copy.",
  why: "S3 says nothing when it may not: the copies just never arrive.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
  severity: "medium",
  level: "mandatory",
  *evaluate(stack) {
    for (const on of stack.ofType(replicationType)) {
      const roles = sources(on, "role").filter(({ type }) => type === "aws:iam/role:Role");
      const policies = roles.flatMap((role) => policiesOf(stack, role));
      const home = buckets(stack).filter((bucket) => speaksOf(on, bucket));
      for (const bucket of roles.length === 0 ? [] : [...home, ...destinationsOf(stack, on)]) {
        if (!policies.some((policy) => sources(policy, "policy").includes(bucket))) {
          yield {
            on,
            at: "role",
            found: `has no policy about ${bucket.name}`,
            write: "declare an aws.iam.RolePolicy of the role that names the bucket's arn",
          };
        }
      }
    }
  },
});
