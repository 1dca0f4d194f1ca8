import { checkEach, report } from "../../property-check.ts";
import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityActions = resourceRule({
  name: "identity-actions",
  statement: "Policies allow actions by name.",
  why: "A whole service includes its delete actions, and every action that AWS adds to it later.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  severity: "critical",
  anchors: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63", "CKV2_AWS_40", "AWS-0057"],
  types: identityPolicyTypes,
  evaluate: (resource) =>
    checkEach(
      allowances(identityPolicies(resource)),
      (allowance) =>
        allowance.statement.actions.some(isWholeService) &&
        report(
          allowance,
          "Action",
          "allows every action of a service",
          "list the actions that are called",
        ),
    ),
});

/** `*`, `s3:*`, `*:*`, `s3:**`: nothing but wildcards behind the service. */
function isWholeService(action: string): boolean {
  return /^(?:[^:]*:)?[*?]+$/.test(action);
}
