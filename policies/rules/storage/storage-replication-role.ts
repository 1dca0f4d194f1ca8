import { checkEach, report } from "../../property-check.ts";
import { replicatedBy, replicationType } from "../../reading/bucket.ts";
import { rolesOf } from "../../reading/edge-function-reading.ts";
import type { StackResource } from "../../reading/resource.ts";
import { roleType } from "../../reading/role.ts";
import { inlineType, policiesOf } from "../../reading/role-policies.ts";
import { type Stack, sources } from "../../reading/stack.ts";
import { unknown } from "../../reading/value.ts";
import { stackRule } from "../../rule.ts";

export const storageReplicationRole = stackRule({
  name: "storage-replication-role",
  statement: "The role of a replication may read its bucket and write every copy.",
  why: "S3 reports nothing when it may not: the copies never arrive.",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
  severity: "medium",
  evaluate: (stack) =>
    checkEach(stack.ofType(replicationType), (on) => {
      const roles = rolesOf(on);
      const named = roles
        .flatMap((role) => policiesOf(stack, role))
        .flatMap((policy) => sources(policy.on, "policy"));
      return checkEach(
        roles.length === 0 ? [] : replicatedBy(stack, on),
        (bucket) =>
          !named.includes(bucket) &&
          !isUnknownWhose(stack, roles) &&
          report(
            on,
            "role",
            `has no policy about ${bucket.name}`,
            "declare an aws.iam.RolePolicy of the role that names the bucket's arn",
          ),
      );
    }),
});

/** Whether a policy may turn out to be of one of the roles. */
function isUnknownWhose(stack: Stack, roles: readonly StackResource[]): boolean {
  return (
    roles.some(({ props }) => props["name"] === unknown) ||
    stack
      .ofType(inlineType)
      .some(
        (each) => each.props["role"] === unknown && sources(each, "role", roleType).length === 0,
      )
  );
}
