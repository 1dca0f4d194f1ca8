import {
  allowances,
  identityPolicies,
  identityPolicyTypes,
  resourcePolicies,
  resourcePolicyTypes,
} from "../../reading/policy-holder.ts";
import { resourceRule } from "../../rule.ts";

/** What everybody but some may do is judged by the rules about principals. */
const judged = ["NotAction", "NotResource"];

export const identityPositive = resourceRule({
  name: "identity-positive",
  statement: "Policies say what they allow, and not what they leave out.",
  why: "Whatever is not left out is allowed, today's and what is yet to come.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  severity: "high",
  level: "mandatory",
  types: [...identityPolicyTypes, ...resourcePolicyTypes],
  *evaluate(resource) {
    const holdings = [...identityPolicies(resource), ...resourcePolicies(resource)];
    for (const { at, statement } of allowances(holdings)) {
      for (const key of statement.inverted.filter((each) => judged.includes(each))) {
        yield {
          at: `${at}.${key}`,
          found: "allows all the rest",
          write: `write ${key.slice("Not".length)} with what is allowed`,
        };
      }
    }
  },
});
