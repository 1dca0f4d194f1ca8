import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityPassRole = resourceRule({
  name: "identity-pass-role",
  statement: "Roles are passed on by name.",
  why: "Whoever may pass any role to a service may do through it whatever any role may.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["CKV_AWS_286", "AWS-0342"],
  types: identityPolicyTypes,
  *evaluate(resource) {
    for (const { at, statement } of allowances(identityPolicies(resource))) {
      const passes = statement.actions.some((action) => action.toLowerCase() === "iam:passrole");
      if (passes && statement.resources.some(isAnyRole)) {
        yield {
          at: `${at}.Resource`,
          found: "is any role",
          write: "write the ARNs of the roles that are passed on",
        };
      }
    }
  },
});

/** `*`, `arn:aws:iam::*:*`, `arn:aws:iam::000000000000:role/*`. */
function isAnyRole(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn(?::[^:]*){4}:(?:role\/)?\*+$/.test(resource);
}
