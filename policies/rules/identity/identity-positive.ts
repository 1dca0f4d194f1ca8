import { checkEach, report } from "../../property-check.ts";
import {
  allowances,
  identityPolicies,
  identityPolicyTypes,
  resourcePolicies,
  resourcePolicyTypes,
} from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityPositive = resourceRule({
  name: "identity-positive",
  statement: "Policies state what they allow, and not what they leave out.",
  why: "Whatever is not left out is allowed, present and future.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  severity: "high",
  types: [...identityPolicyTypes, ...resourcePolicyTypes],
  evaluate: (resource) =>
    checkEach(
      allowances([...identityPolicies(resource), ...resourcePolicies(resource)]),
      (allowance) =>
        // Inverted principals are evaluated by the rules about principals.
        checkEach(
          allowance.statement.inverted.filter((key) => key !== "NotPrincipal"),
          (key) =>
            report(
              allowance,
              key,
              "allows all the rest",
              `write ${key.slice("Not".length)} with what is allowed`,
            ),
        ),
    ),
});
