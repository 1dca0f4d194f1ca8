/**
 * What a role may do: the documents of its policies.
 *
 * @module
 */
import type { StackResource } from "./resource.ts";
import { type Stack, sources } from "./stack.ts";
import { list, part, text, unknown, type Value } from "./value.ts";

/** A policy of a role. */
export interface RolePolicy {
  readonly on: StackResource;
  readonly at: string;
  /** `undefined` for a policy that is not of this stack, unknown where the policies of the role are. */
  readonly document: Value;
}

/** A policy written for one role. */
export const inlineType = "aws:iam/rolePolicy:RolePolicy";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const managedType = "aws:iam/policy:Policy";

/** Every policy of a role: those written into it, those beside it, and those attached to it. */
export function policiesOf(stack: Stack, role: StackResource): readonly RolePolicy[] {
  return [
    ...list(role.props["inlinePolicies"]).map(
      (inline, index): RolePolicy => ({
        on: role,
        at: `inlinePolicies[${index}].policy`,
        document: part(inline, "policy"),
      }),
    ),
    ...list(role.props["managedPolicyArns"]).map(
      (_, index): RolePolicy => ({
        on: role,
        at: `managedPolicyArns[${index}]`,
        document: undefined,
      }),
    ),
    ...["inlinePolicies", "managedPolicyArns"].flatMap((at): readonly RolePolicy[] =>
      role.props[at] === unknown ? [{ on: role, at, document: unknown }] : [],
    ),
    ...ofRole(stack, inlineType, role).map(
      (on): RolePolicy => ({
        on,
        at: "policy",
        document: on.props["policy"],
      }),
    ),
    ...ofRole(stack, attachmentType, role).map((on): RolePolicy => {
      const managed = sources(on, "policyArn").find(({ type }) => type === managedType);
      return managed === undefined
        ? { on, at: "policyArn", document: undefined }
        : { on: managed, at: "policy", document: managed.props["policy"] };
    }),
  ];
}

/** By name where both are known, else by source: what waits for a role may come from more than that. */
function ofRole(stack: Stack, type: string, role: StackResource): readonly StackResource[] {
  const name = text(role.props["name"]);
  return stack.ofType(type).filter((each) => {
    const named = text(each.props["role"]);
    return named !== undefined && name !== undefined
      ? named === name
      : sources(each, "role").includes(role);
  });
}
