import { checkEach, report } from "../../property-check.ts";
import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityPassRole = resourceRule({
  name: "identity-pass-role",
  statement: "Roles are passed by name.",
  why: "A principal that may pass any role to a service can, through it, do what any role may.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
  severity: "critical",
  anchors: ["CKV_AWS_286", "AWS-0342"],
  types: identityPolicyTypes,
  evaluate: (resource) =>
    checkEach(
      allowances(identityPolicies(resource)),
      (allowance) =>
        allowance.statement.actions.some((action) => action.toLowerCase() === "iam:passrole") &&
        allowance.statement.resources.some(isAnyRole) &&
        report(
          allowance,
          "Resource",
          "is any role",
          "write the ARNs of the roles that are passed on",
        ),
    ),
});

/** `*`, `arn:aws:iam::*:*`, `arn:aws:iam::000000000000:role/*`. */
function isAnyRole(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn(?::[^:]*){4}:(?:role\/)?\*+$/.test(resource);
}
