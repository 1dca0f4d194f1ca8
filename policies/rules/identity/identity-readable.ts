import { checkEach, report } from "../../property-check.ts";
import { isUnreadable } from "../../reading/policy-document-reading.ts";
import {
  identityPolicies,
  identityPolicyTypes,
  resourcePolicies,
  resourcePolicyTypes,
  trustPolicies,
} from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

export const identityReadable = resourceRule({
  name: "identity-readable",
  statement: "Policy documents are valid JSON.",
  why: "AWS refuses a malformed policy, and no other rule can evaluate it.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  severity: "medium",
  types: [...identityPolicyTypes, ...resourcePolicyTypes],
  evaluate: (resource) =>
    checkEach(
      [...identityPolicies(resource), ...resourcePolicies(resource), ...trustPolicies(resource)],
      (holding) =>
        isUnreadable(holding.document) &&
        report(holding, "", "is not a JSON object", "write it with pulumi.jsonStringify"),
    ),
});
