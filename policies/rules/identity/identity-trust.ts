import { checkEach, report } from "../../property-check.ts";
import { isForEverybody, type Statement } from "../../reading/policy-document-reading.ts";
import { allowances, trustPolicies } from "../../reading/policy-holder.ts";
import { roleType } from "../../reading/role.ts";
import { listSetting, resourceRule } from "../../rule.ts";

export const identityTrust = resourceRule({
  name: "identity-trust",
  statement: "Only services assume roles.",
  why: "A user or an account that may assume a function's role has every permission of the function.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  severity: "critical",
  anchors: ["CKV_AWS_60", "CKV_AWS_61"],
  types: [roleType],
  settings: {
    others: listSetting(
      "Principals that are not services and may assume roles: ARNs, account ids, providers.",
    ),
  },
  evaluate: (resource, { others }) =>
    checkEach(allowances(trustPolicies(resource)), (allowance) =>
      isForEverybody(allowance.statement)
        ? report(allowance, "Principal", "is every principal", "name the service")
        : !strangers(allowance.statement).every((name) => others.includes(name)) &&
          report(
            allowance,
            "Principal",
            "is not a service",
            "name the service, or list the principal in the setting others",
          ),
    ),
});

function strangers({ principals }: Statement): readonly string[] {
  return Object.entries(principals).flatMap(([kind, names]) => (kind === "Service" ? [] : names));
}
