import { allowances, identityPolicies, identityPolicyTypes } from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityActions = resourceRule({
  name: "identity-actions",
  statement: "Policies allow actions by name.",
  why: "A whole service includes deleting in it, and whatever AWS adds to it next year.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  severity: "critical",
  level: "mandatory",
  anchors: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63", "CKV2_AWS_40", "AWS-0057"],
  types: identityPolicyTypes,
  *evaluate(resource) {
    for (const { at, statement } of allowances(identityPolicies(resource))) {
      if (statement.actions.some(isWholeService)) {
        yield {
          at: `${at}.Action`,
          found: "allows every action of a service",
          write: "list the actions that are called",
        };
      }
    }
  },
});

/** `*`, `s3:*`, `*:*`, `s3:**`: nothing but wildcards behind the service. */
function isWholeService(action: string): boolean {
  return /^(?:[^:]*:)?[*?]+$/.test(action);
}
