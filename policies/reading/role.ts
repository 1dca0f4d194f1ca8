/**
 * Roles and what is allowed to them.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { text } from "./value.ts";

/** A role. */
export const roleType = "aws:iam/role:Role";

/** A policy inside one role. */
export const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";

/** A policy of its own. */
export const policyType = "aws:iam/policy:Policy";

const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** The policies of a role that this stack declares: those inside it and those attached to it. */
export function policiesOf(stack: Stack, role: StackResource): readonly StackResource[] {
  const attached = stack
    .ofType(attachmentType)
    .filter((each) => isOf(each, role))
    .flatMap((each) => sources(each, "policyArn"));
  return [
    ...stack.ofType(rolePolicyType).filter((each) => isOf(each, role)),
    ...stack.ofType(policyType).filter((each) => attached.includes(each)),
  ];
}

/** By name where both are known: what waits for a role may come from more than that. */
function isOf(each: StackResource, role: StackResource): boolean {
  const named = text(each.props["role"]);
  const own = text(role.props["name"]);
  return named !== undefined && own !== undefined
    ? named === own
    : sources(each, "role").includes(role);
}
