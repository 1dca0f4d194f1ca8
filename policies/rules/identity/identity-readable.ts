import { isUnreadable } from "../../reading/policy-document.ts";
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
  statement: "Policies are documents that can be read.",
  why: "AWS refuses a malformed policy, and no other rule here can judge it.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  severity: "medium",
  level: "mandatory",
  types: [...identityPolicyTypes, ...resourcePolicyTypes],
  *evaluate(resource) {
    for (const { at, document } of [
      ...identityPolicies(resource),
      ...resourcePolicies(resource),
      ...trustPolicies(resource),
    ]) {
      if (isUnreadable(document)) {
        yield { at, found: "is no JSON object", write: "write it with pulumi.jsonStringify" };
      }
    }
  },
});
