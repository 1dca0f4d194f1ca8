import { isForEverybody, type Statement } from "../../reading/policy-document.ts";
import { allowances, trustPolicies } from "../../reading/policy-holder.ts";
import { roleType } from "../../reading/role.ts";
import { resourceRule } from "../../rule.ts";
import { listSetting } from "../../setting.ts";

export const identityTrust = resourceRule({
  name: "identity-trust",
  statement: "Only services become a role.",
  why: "A person or an account that may become a function's role has all that the function has.",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  severity: "critical",
  level: "mandatory",
  anchors: ["CKV_AWS_60", "CKV_AWS_61"],
  types: [roleType],
  settings: {
    others: listSetting(
      "Principals that are no services and may become roles: ARNs, account ids, providers.",
    ),
  },
  *evaluate(resource, { others }) {
    for (const { at, statement } of allowances(trustPolicies(resource))) {
      if (isForEverybody(statement)) {
        yield { at: `${at}.Principal`, found: "is everybody", write: "name the service" };
      } else if (!strangers(statement).every((name) => others.includes(name))) {
        yield {
          at: `${at}.Principal`,
          found: "is not a service",
          write: "name the service, or list the principal in the setting others",
        };
      }
    }
  },
});

function strangers({ principals }: Statement): readonly string[] {
  return Object.entries(principals).flatMap(([kind, names]) => (kind === "Service" ? [] : names));
}
